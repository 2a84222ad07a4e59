/** While a box is pointed at or focused, it and what it is related to stand out, and the rest steps back. */
(() => {
  "use strict";

  const REACH = 14; // pixels of the drawing between the end of a line and the box it belongs to

  /** Where a line begins and ends, on the screen. */
  function ends(path) {
    const matrix = path.getScreenCTM();
    const length = path.getTotalLength();
    return [0, length].map((at) => {
      const point = path.getPointAtLength(at).matrixTransform(matrix);
      return { x: point.x, y: point.y };
    });
  }

  /** How far a point is from a rectangle, in pixels. */
  function distance({ x, y }, { left, right, top, bottom }) {
    return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
  }

  /** How far a point is from the border of a rectangle, in pixels. */
  function fromBorder(point, place) {
    const outside = distance(point, place);
    const { left, right, top, bottom } = place;
    return outside || Math.min(point.x - left, right - point.x, point.y - top, bottom - point.y);
  }

  /**
   * Which parts belong together: for each box the lines, labels and other boxes to light. Lines are matched to boxes
   * by where they end, which holds for every kind of diagram; the ids that Mermaid gives lines differ by kind.
   */
  function web(svg) {
    const scale = svg.getScreenCTM()?.a ?? 1;
    const boxes = [...svg.querySelectorAll(".node")].map((part) => ({ part, place: part.getBoundingClientRect() }));
    const frames = [...svg.querySelectorAll(".cluster")].map((part) => ({ part, place: part.getBoundingClientRect() }));
    const nearest = (all, point, measure) => all
      .map((one) => ({ part: one.part, far: measure(point, one.place) }))
      .filter(({ far }) => far <= REACH * scale)
      .sort((one, other) => one.far - other.far)[0]?.part;
    const found = new Map();
    const labels = new Map([...svg.querySelectorAll(".edgeLabel [data-id]")].map((label) => [label.dataset.id, label]));
    for (const path of svg.querySelectorAll("path[data-edge]")) {
      const both = ends(path).map((end) => nearest(boxes, end, distance) ?? nearest(frames, end, fromBorder));
      const label = labels.get(path.dataset.id);
      for (const [one, other] of [both, both.toReversed()]) {
        if (!one) continue;
        const related = found.get(one) ?? new Set([one]);
        for (const part of [path, label, other]) if (part) related.add(part);
        found.set(one, related);
      }
    }
    return found;
  }

  /** The same for a sequence, whose messages name their ends. */
  function sequenceWeb(svg) {
    const people = new Map([...svg.querySelectorAll("[data-et=participant]")].map((part) => [part.dataset.id, part]));
    const found = new Map([...people.values()].map((part) => [part, new Set([part])]));
    for (const line of svg.querySelectorAll("[data-et=message]")) {
      const text = line.previousElementSibling?.matches(".messageText") ? line.previousElementSibling : undefined;
      for (const [one, other] of [[line.dataset.from, line.dataset.to], [line.dataset.to, line.dataset.from]]) {
        for (const part of [line, text, people.get(other)]) if (part) found.get(people.get(one))?.add(part);
      }
    }
    return found;
  }

  function watch(svg) {
    const isSequence = svg.getAttribute("aria-roledescription") === "sequence";
    const selector = isSequence ? "[data-et=participant]" : ".node";
    let lit = [];
    const dim = () => {
      for (const part of lit) part.classList.remove("is-lit");
      lit = [];
      svg.classList.remove("has-lit");
    };
    const light = (part) => {
      dim();
      const related = (isSequence ? sequenceWeb(svg) : web(svg)).get(part);
      if (!related || related.size < 2) return;
      lit = [...related];
      for (const one of lit) one.classList.add("is-lit");
      svg.classList.add("has-lit");
    };
    const partOf = (target) => target.closest(selector) ?? target.querySelector?.(selector);
    let waiting;
    svg.addEventListener("pointerover", ({ target, pointerType }) => {
      clearTimeout(waiting);
      const part = pointerType === "mouse" && target.closest(selector);
      // A pointer that only passes by lights nothing.
      waiting = setTimeout(() => (part ? light(part) : dim()), 80);
    });
    svg.addEventListener("pointerleave", () => {
      clearTimeout(waiting);
      dim();
    });
    svg.addEventListener("focusin", ({ target }) => {
      const part = partOf(target);
      if (part) light(part);
    });
    svg.addEventListener("focusout", dim);
  }

  window.trueline.highlighting = { watch };
})();
