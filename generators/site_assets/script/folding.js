/** Groups of a drawing folded to a box and unfolded: a button at the title of each, and the folded box itself. */
(() => {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";

  function pressable(part, label, act) {
    for (const [key, value] of Object.entries({ role: "button", tabindex: "0", "aria-label": label })) {
      part.setAttribute(key, value);
    }
    const press = (event) => {
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    part.addEventListener("click", press);
    part.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") press(event);
    });
  }

  /** A sign before the title of a boundary. */
  function sign(title) {
    const group = document.createElementNS(SVG, "g");
    group.setAttribute("class", "diagram__fold");
    const box = document.createElementNS(SVG, "rect");
    for (const [key, value] of Object.entries({ x: -8, y: 4, width: 14, height: 14, rx: 2 })) box.setAttribute(key, value);
    const line = document.createElementNS(SVG, "path");
    line.setAttribute("d", "M-5 11h8");
    group.append(box, line);
    group.setAttribute("transform", title.getAttribute("transform"));
    return group;
  }

  const words = (title) => new DOMParser().parseFromString(title, "text/html").body.textContent.trim();

  /** Makes the groups of a drawing foldable; `change` is told which ids are to be folded from now on. */
  function offer(svg, groups, folded, change) {
    for (const title of svg.querySelectorAll(".cluster-label[data-id]")) {
      const group = groups.get(title.dataset.id);
      if (!group) continue;
      const button = sign(title);
      pressable(button, `Fold ${words(group.title)}`, () => change(new Set([...folded, title.dataset.id])));
      (title.closest("a") ?? title).after(button);
      const place = /translate\(([^,]+),(.+)\)/.exec(title.getAttribute("transform"));
      if (place) title.setAttribute("transform", `translate(${Number(place[1]) + 12},${place[2]})`);
    }
    for (const node of svg.querySelectorAll(".node")) {
      const id = window.trueline.mending.idOf(node);
      if (!folded.has(id)) continue;
      pressable(node, `${node.textContent.trim()}: unfold`, () => {
        change(new Set([...folded].filter((one) => one !== id)));
      });
    }
  }

  window.trueline.folding = { offer };
})();
