/**
 * What the text of a diagram says that its drawing does not: how it starts, where boundaries lead, which groups can be
 * folded. Only the form that trueline's own printers write is understood (a statement a line); what is not understood
 * is left alone, so that any Mermaid text can be drawn.
 */
(() => {
  "use strict";

  const FRAME = /^\s*subgraph (\w+)\["(.*)"\]$/;
  const BOX = /^\s*(\w+)(?:\[|\(|\{)/;
  const SHAPE = /^\s*(\w+)@\{/;
  const ARROW = /^(\s*)(\w+)(?:\["(.*)"\])? (?:(\w+)@)?(-->|-\.->|~~~)(?:\|"(.*)"\|)? (\w+)(?:\["(.*)"\])?$/;
  const LOOKS = /^\s*(?:class|style|click) (\w+) /;

  /** "flowchart", "sequenceDiagram", "erDiagram", …: the first word that is no remark. */
  function kind(text) {
    return /^(?:\s*%%.*\n|\s*\n)*\s*([A-Za-z]+)/.exec(text)?.[1] ?? "";
  }

  /** The hints with which a diagram starts, from its remark `%% start: zoomable animated`. */
  function hints(text) {
    return new Set((/^%% start: (.*)$/m.exec(text)?.[1] ?? "").split(" ").filter(Boolean));
  }

  /** Where things lead for which Mermaid has no links, from remarks `%% link ID ADDRESS`. */
  function links(text) {
    return new Map([...text.matchAll(/^\s*%% link (\S+) (\S+)$/gm)].map(([, id, address]) => [id, address]));
  }

  /** The statements of a flowchart, and which frames and boxes stand in which frame. */
  function parse(text) {
    const frames = new Map(); // id: {title, inside: ids of frames around it, boxes}
    const owners = new Map(); // id of a box: ids of the frames around it, the outermost first
    const open = [];
    const lines = text.split("\n").map((line) => {
      const around = [...open];
      const frame = FRAME.exec(line);
      if (frame) {
        frames.set(frame[1], { title: frame[2], around, boxes: 0 });
        open.push(frame[1]);
        return { line, type: "frame", id: frame[1], around };
      }
      if (/^\s*end$/.test(line)) return { line, type: "end", id: open.pop(), around: [...open] };
      const arrow = ARROW.exec(line);
      if (arrow) {
        const [, indent, source, sourceTitle, name, stroke, label, target, targetTitle] = arrow;
        return { line, type: "arrow", indent, source, sourceTitle, name, stroke, label, target, targetTitle, around };
      }
      const shape = SHAPE.exec(line);
      if (shape) return { line, type: "shape", id: shape[1], around };
      const looks = LOOKS.exec(line);
      if (looks) return { line, type: "looks", id: looks[1], around };
      const box = BOX.exec(line);
      if (box) {
        owners.set(box[1], around);
        for (const one of around) frames.get(one).boxes += 1;
        return { line, type: "box", id: box[1], around };
      }
      return { line, type: "other", around };
    });
    return { lines, frames, owners };
  }

  /** The frames of a flowchart that can be folded: ids with title and number of boxes. */
  function groups(text) {
    if (kind(text) !== "flowchart") return new Map();
    const { frames } = parse(text);
    return new Map([...frames].filter(([, { boxes }]) => boxes > 0));
  }

  /** The arrows between what is left, those between one pair made one, with both texts or their number. */
  function merged(arrows) {
    const pairs = new Map();
    for (const arrow of arrows) {
      const key = [arrow.source, arrow.stroke === "~~~", arrow.target].join(" ");
      const one = pairs.get(key) ?? { ...arrow, texts: new Set(), count: 0 };
      one.count += 1;
      if (arrow.stroke === "-->") one.stroke = "-->"; // of a pair with both, the arrow that is always there
      if (arrow.label) one.texts.add(arrow.label);
      pairs.set(key, one);
    }
    return [...pairs.values()].map(({ indent, source, stroke, target, texts, count }) => {
      const label = texts.size > 2 ? `${count} relationships` : [...texts].join("<br/>");
      return `${indent}${source} ${stroke}${label ? `|"${label}"|` : ""} ${target}`;
    });
  }

  /** The arrows as they run when the frames in `folded` are boxes; `touched`: whether that changes anything for one. */
  function redirected({ lines, frames, owners }, folded) {
    const shown = (id) => (owners.get(id) ?? frames.get(id)?.around ?? []).find((one) => folded.has(one)) ?? id;
    return new Map(lines.filter(({ type }) => type === "arrow").map((arrow) => {
      const [source, target] = [shown(arrow.source), shown(arrow.target)];
      const changed = source !== arrow.source || target !== arrow.target;
      const touched = changed || folded.has(source) || folded.has(target);
      return [arrow, { ...arrow, source, target, touched, inner: changed && source === target }];
    }));
  }

  /** The text of a flowchart in which the frames with the ids in `folded` are boxes that say how much is in them. */
  function fold(text, folded) {
    if (folded.size === 0) return text;
    const parsed = parse(text);
    const arrows = redirected(parsed, folded);
    const isGone = (id) => (parsed.owners.get(id) ?? parsed.frames.get(id)?.around ?? []).some((one) => folded.has(one));
    const touched = [...arrows.values()].filter((arrow) => arrow.touched);
    const names = new Set(touched.map(({ name }) => name)); // what is said of an arrow goes with it
    const kept = parsed.lines.flatMap((one) => {
      if (one.around.some((frame) => folded.has(frame)) && one.type !== "arrow") return [];
      if (one.type === "frame" && folded.has(one.id)) return [foldedBox(one, parsed.frames.get(one.id))];
      if (one.type === "arrow") return arrows.get(one).touched ? [] : [one.line];
      const isOfFolded = one.id && (isGone(one.id) || folded.has(one.id));
      return isOfFolded || (one.type === "shape" && names.has(one.id)) || !one.line.trim() ? [] : [one.line];
    });
    const rest = merged(touched.filter((arrow) => !arrow.inner));
    return [...kept, ...rest, "    classDef folded stroke-width:2px,stroke-dasharray:2 3", ""].join("\n");
  }

  function foldedBox({ line, id }, { title, boxes }) {
    const indent = /^\s*/.exec(line)[0];
    return `${indent}${id}["<b>${title}</b><br/>${boxes} inside"]:::folded`;
  }

  /** The text of an entity-relationship diagram without the attributes. */
  function names(text) {
    const lines = [];
    let inside = false;
    for (const line of text.split("\n")) {
      if (inside) inside = !/^\s*\}$/.test(line);
      else if (/^\s*\w+(\["[^"]*"\])? \{$/.test(line)) {
        inside = true;
        lines.push(line.replace(/ \{$/, ""));
      } else lines.push(line);
    }
    return lines.join("\n");
  }

  const hasAttributes = (text) => kind(text) === "erDiagram" && names(text) !== text;

  window.trueline.sources = { fold, groups, hasAttributes, hints, kind, links, names };
})();
