/** Matrices of dependencies that can be sorted: rows and columns together, so that the diagonal stays one. */
(() => {
  "use strict";

  const { made } = window.trueline.controls;

  const number = (cell) => Number.parseInt(cell?.textContent ?? "", 10) || 0;

  const nameOf = (cell) => cell?.textContent.trim();

  /** The rows that columns of the same names stand for, in the same order; others (totals) stay at the end. */
  function read(table) {
    const heads = [...table.tHead.rows[0].cells].slice(1);
    const all = [...table.tBodies[0].rows];
    const end = all.findIndex((row, index) => nameOf(row.cells[0]) !== nameOf(heads[index]));
    const rows = end < 0 ? all : all.slice(0, end);
    return { rows, names: rows.map((row) => nameOf(row.cells[0])) };
  }

  function orders({ rows, names }) {
    const size = names.length;
    const uses = rows.map((row) => [...row.cells].slice(1, size + 1).filter((cell) => number(cell) > 0).length);
    const usedBy = names.map((_, column) => rows.filter((row) => number(row.cells[column + 1]) > 0).length);
    const places = names.map((_, index) => index);
    const by = (measure) => [...places].sort((one, other) => measure(one, other) || one - other);
    return {
      "as in the model": places,
      "by name": by((one, other) => names[one].localeCompare(names[other])),
      "by what uses most": by((one, other) => uses[other] - uses[one]),
      "by what is used most": by((one, other) => usedBy[other] - usedBy[one]),
    };
  }

  function sort(table, order, size) {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    for (const row of [table.tHead.rows[0], ...rows]) {
      const [head, ...cells] = row.cells;
      row.replaceChildren(head, ...order.map((index) => cells[index]), ...cells.slice(size));
    }
    body.replaceChildren(...order.map((index) => rows[index]), ...rows.slice(size));
  }

  /** Offers the orders of a matrix above it. */
  function offer(holder) {
    const table = holder.querySelector("table");
    const facts = table && read(table);
    if (!facts || facts.rows.length < 3 || holder.querySelector(".matrix__order")) return;
    const places = orders(facts);
    let now = facts.rows.map((_, index) => index); // where each row of the model stands
    const choice = made("select", "", {});
    for (const words of Object.keys(places)) choice.append(made("option", "", {}, words));
    choice.addEventListener("change", () => {
      const wanted = places[choice.value];
      sort(table, wanted.map((index) => now.indexOf(index)), facts.rows.length);
      now = wanted;
    });
    for (const row of facts.rows) row.cells[0].setAttribute("role", "rowheader");
    holder.prepend(made("label", "matrix__order", {}, "Order: ", choice));
    // Where rows and columns cross, both heads stand out.
    table.addEventListener("pointerover", ({ target }) => cross(table, target.closest("td, th")));
    table.addEventListener("pointerleave", () => cross(table, undefined));
    table.addEventListener("focusin", ({ target }) => cross(table, target.closest("td, th")));
  }

  function cross(table, cell) {
    for (const one of table.querySelectorAll(".is-crossed")) one.classList.remove("is-crossed");
    if (!cell || cell.cellIndex === 0) return;
    for (const row of table.rows) row.cells[cell.cellIndex]?.classList.add("is-crossed");
    for (const one of cell.parentNode.cells) one.classList.add("is-crossed");
  }

  window.trueline.matrices = { offer };
})();
