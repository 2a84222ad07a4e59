/** What the shapes, grounds and lines of a drawing mean: only those that the drawing has. */
(() => {
  "use strict";

  const { made } = window.trueline.controls;
  const SVG = "http://www.w3.org/2000/svg";

  /** Classes of boxes as trueline's printers name them. */
  const BOXES = {
    person: "Person", role: "Role: played by several", system: "Software system", container: "Container",
    database: "Database, cache or other store", queue: "Queue, bus or topic", component: "Component", code: "Code",
    infrastructure: "Infrastructure", activity: "Activity", decision: "Decision", fork: "Split", join: "Join",
    start: "Start", end: "End", folded: "Folded: more inside", added: "Added", removed: "Removed", changed: "Changed",
  };
  const OUTSIDE = "__external";

  /** Lines and marks by kind of diagram: [whether the text has it, path on a field of 48 by 16, how it is drawn, words]. */
  const LINES = {
    flowchart: [
      [/ -->/, "M2 8h40m-7-5 7 5-7 5", "", "Relationship, in the direction of the arrow"],
      [/ -\.->/, "M2 8h40m-7-5 7 5-7 5", "5 4", "Asynchronous, optional or implied by what is inside"],
      [/^\s*subgraph /m, "M2 2h44v12H2z", "4 4", "Boundary: what stands in it belongs together"],
    ],
    sequenceDiagram: [
      [/->>/, "M2 8h40m-7-5 7 5-7 5", "", "Call: waits for the answer"],
      [/[^-]-\)/, "M2 8h40m-6-5 6 5", "", "Message: nobody waits"],
      [/-->>/, "M2 8h40m-7-5 7 5-7 5", "3 3", "Answer"],
      [/^\s*(alt|opt|loop|par|break|critical) /m, "M2 2h44v12H2zM2 7h10l4-5", "", "Only under the condition named, repeated, or side by side"],
      [/^\s*Note /m, "M2 2h44v12H2z", "", "Note"],
    ],
    erDiagram: [
      [/\|\|/, "M2 8h44M36 2v12M40 2v12", "", "Exactly one"],
      [/o\||\|o/, "M2 8h28M38 8h8M42 2v12M34 4a4 4 0 1 0 .1 0", "", "None or one"],
      [/o\{|\}o/, "M2 8h24M46 2 34 8l12 6M34 8h12M30 4a4 4 0 1 0 .1 0", "", "None, one or many"],
      [/\|\{|\}\|/, "M2 8h44M46 2 34 8l12 6M30 2v12", "", "One or many"],
      [/\.\./, "M2 8h44", "5 4", "The part can be known without the whole"],
    ],
    stateDiagram: [
      [/\[\*\] -->/, "M24 3a5 5 0 1 0 .1 0z", "filled", "Start"],
      [/--> \[\*\]/, "M24 2a6 6 0 1 0 .1 0zM24 6a2 2 0 1 0 .1 0z", "", "End"],
      [/-->/, "M2 8h40m-7-5 7 5-7 5", "", "Transition: trigger [guard] / effect"],
    ],
    classDiagram: [
      [/--\|>|<\|--/, "M2 8h32m0-6 10 6-10 6z", "", "Is a"],
      [/\*--|--\*/, "M14 8h32M2 8l6-4 6 4-6 4z", "filled", "Is made of"],
      [/o--|--o/, "M14 8h32M2 8l6-4 6 4-6 4z", "", "Has"],
      [/-->/, "M2 8h40m-7-5 7 5-7 5", "", "Refers to"],
      [/\.\.>|\.\.\|>/, "M2 8h40m-7-5 7 5-7 5", "4 4", "Depends on, emits or fulfils"],
    ],
  };

  function mark(path, stroke) {
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", "0 0 48 16");
    svg.setAttribute("aria-hidden", "true");
    const line = document.createElementNS(SVG, "path");
    line.setAttribute("d", path);
    if (stroke === "filled") line.setAttribute("class", "is-filled");
    else if (stroke) line.setAttribute("stroke-dasharray", stroke);
    svg.append(line);
    return svg;
  }

  /** Classes of boxes that a flowchart defines: name, ground, border, colour of text. */
  function boxes(text) {
    const definitions = text.matchAll(/^\s*classDef (\w+) fill:(#\w+),stroke:(#\w+),color:(#\w+)/gm);
    return [...definitions].flatMap(([, name, fill, stroke, color]) => {
      const inner = name.endsWith(OUTSIDE) ? name.slice(0, -OUTSIDE.length) : name;
      const words = BOXES[inner];
      if (!words) return [];
      const swatch = made("span", "diagram__swatch", {}, "Aa");
      Object.assign(swatch.style, { background: fill, borderColor: stroke, color });
      return [[swatch, inner === name ? words : `${words}, outside`]];
    });
  }

  /** The legend of a diagram's text, or nothing where there is nothing to tell. */
  function legend(text) {
    const kind = window.trueline.sources.kind(text);
    const lines = (LINES[kind === "stateDiagram" ? kind : kind.replace(/-v2$/, "")] ?? [])
      .filter(([has]) => has.test(text))
      .map(([, path, stroke, words]) => [mark(path, stroke), words]);
    const rows = [...boxes(text), ...lines];
    if (rows.length === 0) return undefined;
    const items = rows.map(([picture, words]) => made("li", "", {}, picture, ` ${words}`));
    return made("ul", "diagram__legend", { "aria-label": "Legend" }, ...items);
  }

  window.trueline.legend = { legend };
})();
