/* Written by trueline; a build overwrites it. Classic scripts, one after the other: pages opened as files
   can load no modules. */
window.trueline = { home: document.currentScript.src, libraries: {
  "mermaid": {
    "url": "../vendor/mermaid.min.js"
  },
  "svg-pan-zoom": {
    "url": "../vendor/svg-pan-zoom.min.js"
  }
} };
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

/** Draws Mermaid text in the colours of the page. */
(() => {
  "use strict";

  /** Mermaid's theme variables by the custom property of diagrams.css that each takes its colour from. */
  const COLOURS = {
    paper: ["background", "compositeBackground", "edgeLabelBackground", "labelBackgroundColor",
      "relationLabelBackground", "sequenceNumberColor", "tertiaryColor"],
    ink: ["textColor", "primaryTextColor", "secondaryTextColor", "tertiaryTextColor", "titleColor", "nodeTextColor",
      "actorTextColor", "signalTextColor", "labelTextColor", "loopTextColor", "classText", "stateLabelColor",
      "transitionLabelColor", "relationLabelColor"],
    line: ["lineColor", "arrowheadColor", "signalColor", "actorLineColor", "transitionColor"],
    fill: ["primaryColor", "mainBkg", "actorBkg", "stateBkg", "labelBoxBkgColor", "compositeTitleBackground"],
    border: ["primaryBorderColor", "nodeBorder", "actorBorder", "labelBoxBorderColor", "activationBorderColor",
      "compositeBorder"],
    shade: ["secondaryColor", "activationBkgColor", "altBackground", "rowEven", "attributeBackgroundColorEven"],
    group: ["clusterBkg", "rectBkgColor", "rowOdd", "attributeBackgroundColorOdd"],
    "group-border": ["clusterBorder", "secondaryBorderColor", "tertiaryBorderColor"],
    note: ["noteBkgColor"],
    "note-ink": ["noteTextColor"],
    "note-border": ["noteBorderColor"],
    error: ["errorTextColor"],
  };

  let library; // the promise of Mermaid, once a page needs it
  let queue = Promise.resolve(); // the drawing under way
  let bench; // where Mermaid measures
  let drawings = 0; // so that every drawing has an id of its own
  let configured; // the palette that Mermaid was told of

  const palette = () => document.body.dataset.mdColorScheme || "default";

  /** Loads a script, unless the page holds it; answers with what it leaves in the global `name`. */
  function load(name, { url, integrity }) {
    if (window[name]) return Promise.resolve(window[name]);
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(url, window.trueline.home).href;
      if (integrity) Object.assign(script, { integrity, crossOrigin: "anonymous" });
      script.addEventListener("load", () => resolve(window[name]));
      script.addEventListener("error", () => reject(new Error(`${name} could not be loaded from ${script.src}`)));
      document.head.append(script);
    });
  }

  /** Mermaid; asked again if it could not be loaded. */
  function mermaid() {
    library ??= load("mermaid", window.trueline.libraries.mermaid).catch((error) => {
      library = undefined;
      throw error;
    });
    return library;
  }

  function themeVariables() {
    const style = getComputedStyle(document.body);
    const variables = { darkMode: palette() !== "default", fontFamily: style.fontFamily, fontSize: "15px" };
    for (const [name, targets] of Object.entries(COLOURS)) {
      const colour = style.getPropertyValue(`--diagram-${name}`).trim();
      for (const target of targets) variables[target] = colour;
    }
    return variables;
  }

  function configuration() {
    const variables = themeVariables();
    return {
      startOnLoad: false,
      securityLevel: "strict",
      suppressErrorRendering: true,
      theme: "base",
      themeVariables: variables,
      fontFamily: variables.fontFamily,
      look: "classic",
      layout: "elk",
      // Of the placements that ELK offers, the one with which no arrow runs along a box and no label lies on one.
      elk: { nodePlacementStrategy: "NETWORK_SIMPLEX" },
      flowchart: { wrappingWidth: 210 }, // with Mermaid's 120 pixels, names of two words are broken
      maxEdges: 5000, // the limits of Mermaid (500 edges, 50,000 characters) are below what a large view needs
      maxTextSize: 1000000,
    };
  }

  function measuringPlace() {
    if (!bench?.isConnected) {
      bench = document.createElement("div");
      bench.className = "diagram-bench md-typeset";
      bench.setAttribute("aria-hidden", "true");
      document.body.append(bench);
    }
    return bench;
  }

  async function drawNow(text) {
    const place = measuringPlace();
    try {
      const drawer = await mermaid();
      if (configured !== palette()) {
        configured = palette();
        drawer.initialize(configuration());
      }
      const { svg } = await drawer.render(`drawing-${(drawings += 1)}`, text, place);
      return svg;
    } finally {
      place.replaceChildren();
    }
  }

  /**
   * Draws `text` in the palette of the page; answers with markup that Mermaid has cleaned (its level is strict). One
   * drawing waits for the other, because they share the place in which they are measured.
   */
  function draw(text) {
    const drawing = queue.then(() => drawNow(text));
    queue = drawing.catch(() => undefined);
    return drawing;
  }

  window.trueline.drawing = { draw, load, palette };
})();

/** The parts of a diagram's frame that a reader handles: buttons with icons, a menu, and where they stand. */
(() => {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";

  /** Strokes on a field of 24 by 24. */
  const ICONS = {
    animate: "M4 8h9m-3-3 3 3-3 3M11 16h9m-3-3 3 3-3 3",
    back: "M17 6v12l-8-6zM7 6v12",
    close: "M6 6l12 12M18 6 6 18",
    fit: "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5M9 9h6v6H9z",
    fold: "M6 9l6 6 6-6",
    full: "M4 10V4h6M20 14v6h-6M4 4l6 6M20 20l-6-6",
    groups: "M3 5h7v6H3zM14 5h7v6h-7zM3 15h18v5H3z",
    minus: "M5 12h14",
    more: "M4.6 12h.8M11.6 12h.8M18.6 12h.8",
    names: "M4 5h16v14H4zM4 10h16",
    next: "M7 6v12l8-6zM17 6v12",
    pause: "M8 6v12M16 6v12",
    play: "M8 5v14l11-7z",
    plus: "M5 12h14M12 5v14",
    steps: "M5 6h.1M9 6h11M5 12h.1M9 12h11M5 18h.1M9 18h11",
    text: "M5 6h14M5 10h14M5 14h14M5 18h9",
  };

  /** An element with a class, attributes and children. */
  function made(tag, name, attributes = {}, ...children) {
    const element = document.createElement(tag);
    element.className = name;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  function icon(name) {
    const svg = document.createElementNS(SVG, "svg");
    for (const [key, value] of Object.entries({ viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" })) {
      svg.setAttribute(key, value);
    }
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", ICONS[name]);
    svg.append(path);
    return svg;
  }

  function rename(button, label) {
    button.setAttribute("aria-label", label);
    button.title = label;
  }

  /** A button that is an icon; its label is what it does. */
  function iconButton(name, label, act) {
    const button = made("button", "diagram__button", { type: "button" }, icon(name));
    rename(button, label);
    button.addEventListener("click", act);
    return button;
  }

  /**
   * A button that is on or off. `labels` are what a press does when it is off, and when it is on; a button that says
   * both ways needs no pressed state beside it.
   */
  function toggle(name, labels, act) {
    const button = iconButton(name, labels[0], () => {
      button.set(!button.isOn);
      act(button.isOn);
    });
    button.set = (on) => {
      button.isOn = on;
      button.classList.toggle("is-on", on);
      rename(button, labels[on ? 1 : 0]);
    };
    button.set(false);
    return button;
  }

  /** A button that opens a list of further ones; entries are [text, what it does]. */
  function menu(label, entries) {
    const list = made("div", "diagram__menu", { role: "group", "aria-label": label, hidden: "" });
    const button = iconButton("more", label, () => show(list.hidden));
    const holder = made("span", "diagram__more", {}, button, list);
    const leave = ({ target }) => {
      if (!holder.contains(target)) show(false);
    };
    function show(open) {
      list.hidden = !open;
      button.setAttribute("aria-expanded", String(open));
      if (open) document.addEventListener("pointerdown", leave);
      else document.removeEventListener("pointerdown", leave);
    }
    show(false);
    for (const [text, act] of entries) {
      const entry = made("button", "diagram__entry", { type: "button" }, text);
      entry.addEventListener("click", () => {
        show(false);
        button.focus();
        act(entry);
      });
      list.append(entry);
    }
    holder.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || list.hidden) return;
      event.stopPropagation();
      show(false);
      button.focus();
    });
    holder.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !holder.contains(relatedTarget)) show(false);
    });
    return holder;
  }

  window.trueline.controls = { icon, iconButton, made, menu, rename, toggle };
})();

/** What Mermaid leaves to be done on a drawing: links, titles of boundaries, participants that lead somewhere. */
(() => {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const isOwn = (address) => !/^[a-z][a-z0-9+.-]*:/i.test(address);

  /** Pages name each other as Markdown files, which a code host follows too; here they are HTML files. */
  const paged = (address) => (isOwn(address) ? address.replace(/\.md(?=#|$)/, ".html") : address);

  function mendLinks(svg) {
    for (const link of svg.querySelectorAll("a")) {
      const name = link.hasAttribute("href") ? "href" : "xlink:href";
      link.setAttribute(name, paged(link.getAttribute(name) ?? ""));
    }
  }

  /** Puts what is given into a link, where it stands. */
  function wrapped(element, address) {
    const link = document.createElementNS(SVG, "a");
    link.setAttribute("href", paged(address));
    element.replaceWith(link);
    link.append(element);
    return link;
  }

  /** The id that a node, cluster or participant has in the diagram's text. */
  function idOf(part) {
    const id = part.dataset.id ?? part.id.replace(/^drawing-\d+-/, "");
    return id.replace(/^(?:flowchart|entity|classId|state)-(.*)-\d+$/, "$1");
  }

  /**
   * Titles of boundaries stand at the left, where few arrows pass, and above the arrows that do; each keeps the id of
   * its boundary, and leads to the page of what it stands for.
   */
  function mendTitles(svg, links) {
    for (const title of svg.querySelectorAll(".cluster > .cluster-label")) {
      const { parentNode: cluster } = title;
      const frame = cluster.querySelector("rect");
      const place = /translate\([^,]+,([^)]+)\)/.exec(title.getAttribute("transform"));
      if (!frame || !place) continue;
      title.setAttribute("transform", `translate(${Number(frame.getAttribute("x")) + 10},${place[1]})`);
      title.dataset.id = idOf(cluster);
      cluster.parentNode.parentNode.append(title);
      const address = links.get(title.dataset.id);
      if (address && isOwn(address)) wrapped(title, address);
    }
  }

  /** Links of participants, which Mermaid hides in menus that nothing opens, are put on the participants themselves. */
  function mendParticipants(svg) {
    for (const menu of svg.querySelectorAll(".actorPopupMenu")) {
      const box = svg.querySelector(`#root-${parseInt(menu.id.replace(/^\D*/, ""), 10)}`);
      const link = menu.querySelector("a");
      if (box && link) {
        link.removeAttribute("target");
        link.replaceChildren(...box.childNodes);
        box.append(link);
      }
      menu.remove();
    }
  }

  /** Links where Mermaid has none: entities of a schema. */
  function linkNodes(svg, links) {
    for (const node of svg.querySelectorAll(".node")) {
      const address = links.get(idOf(node));
      if (address && isOwn(address) && !node.closest("a")) wrapped(node, address);
    }
  }

  function mend(svg, links) {
    mendParticipants(svg);
    mendLinks(svg);
    mendTitles(svg, links);
    linkNodes(svg, links);
    svg.style.setProperty("--diagram-width", `${svg.viewBox.baseVal.width}px`);
  }

  window.trueline.mending = { idOf, mend };
})();

/**
 * Zoom and pan, with svg-pan-zoom doing the arithmetic. A drawing stands still, as large as the page allows, until a
 * reader zooms: a wheel then scrolls the page as it does elsewhere. Wheel with Ctrl (or Command) and pinch zoom, and
 * so do the keys + and -; 0 brings the whole drawing back; drag and the arrow keys move it.
 */
(() => {
  "use strict";

  const STEP = 1.25;
  const MOVE = 60; // pixels of an arrow key
  const MARGIN = 0.96; // how much of the frame a drawing takes that is shown whole
  const CLICK = 5; // pixels up to which a press is a click and no drag

  let library;

  function panZoom() {
    library ??= window.trueline.drawing.load("svgPanZoom", window.trueline.libraries["svg-pan-zoom"]);
    return library;
  }

  /**
   * Undoes what svg-pan-zoom did to a drawing, which has no way back of its own. The group that it has put around
   * everything goes, because it may still move it in the next frame.
   */
  function restore(svg, viewBox) {
    svg.setAttribute("viewBox", viewBox);
    const around = svg.querySelector(".svg-pan-zoom_viewport");
    around?.replaceWith(...around.childNodes);
  }

  /**
   * The zoom of one drawing: `frame` holds `svg`; `changed` is told whether it is now zoomed. Another drawing in the
   * same frame has a zoom of its own, once this one was left.
   */
  function zoomable(frame, svg, changed) {
    const viewBox = svg.getAttribute("viewBox");
    const natural = svg.viewBox.baseVal.width;
    const life = new AbortController(); // what listens for this drawing
    let view; // svg-pan-zoom, while zoomed
    let starting; // the promise of it

    async function start() {
      const svgPanZoom = await panZoom();
      if (view || !svg.isConnected) return view;
      const before = svg.getBoundingClientRect().width / natural;
      const { scrollLeft, scrollTop } = frame;
      const height = Math.min(Math.max(frame.clientHeight, 320), innerHeight * 0.9);
      if (!frame.closest("[data-full]")) frame.style.height = `${height}px`;
      frame.dataset.zoom = "";
      view = svgPanZoom(svg, {
        zoomEnabled: true, mouseWheelZoomEnabled: false, dblClickZoomEnabled: false, controlIconsEnabled: false,
        fit: true, center: true, minZoom: 0.05, maxZoom: 40, zoomScaleSensitivity: 0.2,
        // Touches are followed below: one finger moves, two pinch.
        customEventsHandler: {
          haltEventListeners: ["touchstart", "touchend", "touchmove", "touchleave", "touchcancel"],
          init: () => undefined, destroy: () => undefined,
        },
      });
      if (!frame.closest("[data-full]")) {
        view.zoom((before / view.getSizes().realZoom) * view.getZoom());
        view.pan({ x: view.getPan().x, y: 0 });
        if (scrollLeft > 0 || natural * before > frame.clientWidth) view.pan({ x: -scrollLeft, y: -scrollTop });
      }
      changed(true);
      return view;
    }

    const begin = () => (view ? Promise.resolve(view) : (starting ??= start().finally(() => { starting = undefined; })));

    function stop() {
      if (!view) return;
      view.destroy();
      view = undefined;
      restore(svg, viewBox);
      delete frame.dataset.zoom;
      frame.style.height = "";
      changed(false);
    }

    async function by(factor, point) {
      const zoom = await begin();
      if (point) zoom?.zoomAtPointBy(factor, point);
      else zoom?.zoomBy(factor);
    }

    async function fit() {
      const zoom = await begin();
      zoom?.resize();
      zoom?.fit();
      zoom?.zoomBy(MARGIN);
      zoom?.center();
    }

    function pointOf({ clientX, clientY }) {
      const { left, top } = svg.getBoundingClientRect();
      return { x: clientX - left, y: clientY - top };
    }

    function leave() {
      stop();
      life.abort();
    }

    const isZoomed = () => view !== undefined;
    const pan = (x, y) => view?.panBy({ x, y });
    const resized = new ResizeObserver(() => view?.resize());
    resized.observe(frame);
    life.signal.addEventListener("abort", () => resized.disconnect());
    followPointers(frame, svg, life.signal, { by, pointOf, isZoomed, pan });
    return { begin, by, fit, isZoomed, leave, pan, stop, viewBox };
  }

  function followPointers(frame, svg, signal, { by, pointOf, isZoomed, pan }) {
    const fingers = new Map();
    let spread = 0; // pixels between two fingers
    let travelled = 0; // pixels since the press
    frame.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      by(event.deltaY < 0 ? STEP : 1 / STEP, pointOf(event));
    }, { passive: false, signal });
    frame.addEventListener("pointerdown", (event) => {
      travelled = 0;
      if (event.pointerType === "touch") fingers.set(event.pointerId, event);
      spread = 0;
    }, { signal });
    frame.addEventListener("pointermove", (event) => {
      if (event.buttons || fingers.has(event.pointerId)) travelled += Math.abs(event.movementX) + Math.abs(event.movementY);
      const last = fingers.get(event.pointerId);
      if (!last) return;
      fingers.set(event.pointerId, event);
      if (fingers.size === 1 && isZoomed()) pan(event.clientX - last.clientX, event.clientY - last.clientY);
      if (fingers.size !== 2) return;
      const [one, other] = [...fingers.values()];
      const now = Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
      const middle = { clientX: (one.clientX + other.clientX) / 2, clientY: (one.clientY + other.clientY) / 2 };
      if (spread > 0) by(now / spread, pointOf(middle));
      spread = now;
    }, { signal });
    for (const type of ["pointerup", "pointercancel", "pointerleave"]) {
      frame.addEventListener(type, (event) => {
        fingers.delete(event.pointerId);
        spread = 0;
      }, { signal });
    }
    // The end of a drag over a link is no click on it; and a link is not dragged out of the drawing.
    frame.addEventListener("click", (event) => {
      if (isZoomed() && travelled > CLICK) event.preventDefault();
    }, { capture: true, signal });
    svg.addEventListener("dragstart", (event) => event.preventDefault());
  }

  /** The keys of a drawing; answers whether the key was one of them. */
  function onKey(zoom, { key, ctrlKey, metaKey, altKey }) {
    if (ctrlKey || metaKey || altKey) return false;
    const moves = { ArrowLeft: [MOVE, 0], ArrowRight: [-MOVE, 0], ArrowUp: [0, MOVE], ArrowDown: [0, -MOVE] };
    if (key === "+" || key === "=") zoom.by(STEP);
    else if (key === "-") zoom.by(1 / STEP);
    else if (key === "0") zoom.fit();
    else if (moves[key] && zoom.isZoomed()) zoom.pan(...moves[key]);
    else if (key === "Escape" && zoom.isZoomed()) zoom.stop();
    else return false;
    return true;
  }

  window.trueline.zooming = { STEP, onKey, restore, zoomable };
})();

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

/**
 * A flow, message by message: what was said stands, the message of the moment stands out, what comes is faint. It runs
 * by itself only when asked to, and not at all for readers who want no motion: they step.
 */
(() => {
  "use strict";

  const { iconButton, made, rename } = window.trueline.controls;
  const PAUSE = 1400; // milliseconds a message stands

  const isStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  /** The messages of a sequence in their order: line, text, and the words for them. */
  function messages(svg) {
    const people = new Map([...svg.querySelectorAll("[data-et=participant]")].map((part) => [
      part.dataset.id, part.textContent.replace(/\s+/g, " ").trim(),
    ]));
    return [...svg.querySelectorAll("[data-et=message]")].map((line) => {
      const texts = [];
      let before = line.previousElementSibling;
      while (before?.matches(".messageText")) {
        texts.unshift(before);
        before = before.previousElementSibling;
      }
      const number = line.nextElementSibling?.matches(".sequenceNumber") ? line.nextElementSibling : undefined;
      const [from, to] = [people.get(line.dataset.from), people.get(line.dataset.to)];
      const words = texts.map((text) => text.textContent).join(" ");
      return {
        parts: [line, ...texts, number].filter(Boolean),
        words: `${from ?? ""}${to && to !== from ? ` to ${to}` : ""}: ${words}`,
      };
    });
  }

  /** The bar with which a flow is stepped through, or nothing where there is no message. */
  function stepper(svg) {
    const steps = messages(svg);
    if (steps.length === 0) return undefined;
    let at = 0; // how many messages have been said; 0: the whole flow stands as it is drawn
    let timer;
    const said = made("span", "diagram__said", { "aria-live": "polite" });
    const back = iconButton("back", "Message before", () => go(at - 1));
    const run = iconButton("play", "Play", () => (timer ? halt() : start()));
    const next = iconButton("next", "Next message", () => go(at + 1));
    const bar = made("div", "diagram__steps", { role: "group", "aria-label": "Step through" }, back, run, next, said);
    if (isStill()) run.remove();

    function show() {
      svg.classList.toggle("has-steps", at > 0);
      steps.forEach(({ parts }, index) => {
        for (const part of parts) {
          part.classList.toggle("is-now", index === at - 1);
          part.classList.toggle("is-later", at > 0 && index >= at);
        }
      });
      said.textContent = at > 0 ? `${at} of ${steps.length}. ${steps[at - 1].words}` : `${steps.length} messages`;
      back.disabled = at === 0;
      next.disabled = at === steps.length;
    }
    function go(where) {
      halt();
      at = Math.max(0, Math.min(steps.length, where));
      show();
    }
    function halt() {
      clearInterval(timer);
      timer = undefined;
      run.replaceChildren(window.trueline.controls.icon("play"));
      rename(run, "Play");
    }
    function start() {
      if (at === steps.length) at = 0;
      run.replaceChildren(window.trueline.controls.icon("pause"));
      rename(run, "Pause");
      const tick = () => {
        if (!svg.isConnected || at >= steps.length) return halt();
        at += 1;
        return show();
      };
      tick();
      timer = setInterval(tick, PAUSE);
    }
    bar.addEventListener("keydown", (event) => {
      const where = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: steps.length }[event.key];
      if (where === undefined) return;
      event.preventDefault();
      go(where);
    });
    bar.leave = () => go(0);
    show();
    return bar;
  }

  window.trueline.stepping = { stepper };
})();

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

/** A drawing taken along: its text, a vector or pixel image, a link to where it stands. */
(() => {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const PIXELS = 2; // of the image for one of the drawing
  const LIMIT = 16_000; // pixels of a side, beyond which browsers refuse a canvas

  /** The drawing by itself, as a file: whole, in the colours of the page, as it is when nothing is pointed at. */
  function file(svg, viewBox) {
    const copy = svg.cloneNode(true);
    const [left, top, width, height] = viewBox.split(/[ ,]+/).map(Number);
    for (const extra of copy.querySelectorAll(".diagram__fold")) extra.remove();
    for (const part of copy.querySelectorAll(".is-lit, .is-now, .is-later")) part.classList.remove("is-lit", "is-now", "is-later");
    copy.classList.remove("has-lit", "has-steps");
    window.trueline.zooming.restore(copy, viewBox);
    copy.removeAttribute("style");
    for (const [key, value] of Object.entries({ width, height })) copy.setAttribute(key, value);
    const style = getComputedStyle(svg.closest(".diagram"));
    const ground = document.createElementNS(SVG, "rect");
    const place = { x: left, y: top, width, height, fill: style.getPropertyValue("--diagram-paper").trim() };
    for (const [key, value] of Object.entries(place)) ground.setAttribute(key, value);
    const rules = document.createElementNS(SVG, "style");
    rules.textContent = `foreignObject p{margin:0}foreignObject div{line-height:1.5}a{text-decoration:none;color:inherit}
      .messageText,.loopText,.loopText>tspan{stroke:${place.fill};stroke-width:4px;paint-order:stroke}`;
    copy.prepend(rules, ground);
    return { text: new XMLSerializer().serializeToString(copy), width, height };
  }

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  function saveSvg(svg, viewBox, name) {
    save(new Blob([file(svg, viewBox).text], { type: "image/svg+xml" }), `${name}.svg`);
  }

  async function savePng(svg, viewBox, name) {
    const { text, width, height } = file(svg, viewBox);
    const image = new Image();
    // As data, not as a blob: browsers do not give the pixels of a blob away that holds HTML.
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
    await image.decode();
    const scale = Math.min(PIXELS, LIMIT / width, LIMIT / height);
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: Math.round(width * scale), height: Math.round(height * scale) });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((resolve) => { canvas.toBlob(resolve, "image/png"); });
    save(blob, `${name}.png`);
  }

  /** Puts text on the clipboard; where the page may not (opened as a file, say), through a selection. */
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = document.createElement("textarea");
      field.value = text;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
  }

  /** The address at which a diagram stands: the anchor before its heading, which stays when the heading is renamed. */
  function permalink(block) {
    const anchors = [...document.querySelectorAll("article :is(a[id], h1[id], h2[id], h3[id], h4[id], h5[id], h6[id])")];
    const above = anchors.filter((one) => one.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_FOLLOWING);
    const place = new URL(location.href);
    const [before, last] = above.slice(-2);
    place.hash = (before?.matches("a") ? before : (last ?? before))?.id ?? "";
    return place.href;
  }

  window.trueline.saving = { copy, permalink, savePng, saveSvg };
})();

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

/** A diagram in its frame: the drawing, what a reader can do with it, and how it starts. */
(() => {
  "use strict";

  const { controls, drawing, folding, highlighting, legend, mending, saving, sources, stepping, zooming } = window.trueline;
  const { iconButton, made, menu, toggle } = controls;
  const FAILED = "This diagram could not be drawn.";

  let count = 0; // so that texts that describe a drawing have ids of their own

  /** The heading (or summary) under which a block stands. */
  function titleOf(block) {
    const headings = [...document.querySelectorAll("article :is(h1, h2, h3, h4, h5, h6, summary)")];
    const above = headings.filter((one) => one.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_FOLLOWING
      && !one.closest(".as-text"));
    const words = above.at(-1)?.cloneNode(true);
    words?.querySelectorAll(".headerlink").forEach((link) => link.remove());
    return words?.textContent.trim() || document.title;
  }

  /** One diagram of a page: a block of the page, with the text that stood in it. */
  class Diagram {
    /** @param {HTMLElement} block What holds the text. */
    constructor(block) {
      this.block = block;
      this.text = block.textContent;
      this.title = titleOf(block);
      this.hints = sources.hints(this.text);
      this.groups = sources.groups(this.text);
      this.folded = new Set();
      this.onlyNames = sources.hasAttributes(this.text) && this.hints.has("expandable");
      this.spoken = block.closest(".drawing")?.nextElementSibling;
      if (!this.spoken?.matches("details.as-text")) this.spoken = undefined;
    }

    /** The text that is drawn now. */
    get shown() {
      return this.onlyNames ? sources.names(this.text) : sources.fold(this.text, this.folded);
    }

    /** Draws, and puts the drawing in place if `isWanted` still says so; what was zoomed or focused stays so. */
    async draw(isWanted = () => true) {
      const palette = drawing.palette();
      const wasZoomed = this.zoom?.isZoomed();
      let state = "drawn";
      try {
        const markup = await drawing.draw(this.shown);
        if (!isWanted()) return;
        const hadFocus = this.frame?.contains(document.activeElement);
        this.place(markup);
        if (hadFocus) this.frame.focus({ preventScroll: true });
        if (wasZoomed) await this.zoom.fit();
      } catch (error) {
        if (!isWanted()) return;
        this.fail(error);
        state = "failed";
      }
      Object.assign(this.block.dataset, { palette, state });
    }

    fail(error) {
      const part = (tag, name, text) => made(tag, name, {}, text);
      this.block.replaceChildren(
        part("p", "diagram__message", FAILED),
        part("pre", "diagram__reason", error instanceof Error ? error.message : String(error)),
        part("pre", "diagram__source", this.text),
      );
      this.block.removeAttribute("role");
      this.block.removeAttribute("aria-label");
      this.zoom?.leave();
      this.frame = this.zoom = undefined;
    }

    place(markup) {
      this.zoom?.leave();
      if (!this.frame) this.build();
      const wasStepping = this.steps && !this.steps.hidden;
      this.frame.innerHTML = markup; // cleaned by Mermaid, whose security level is strict
      this.svg = this.frame.querySelector("svg");
      mending.mend(this.svg, sources.links(this.text));
      this.svg.setAttribute("aria-hidden", "false");
      this.zoom = zooming.zoomable(this.frame, this.svg, (zoomed) => {
        this.block.classList.toggle("is-zoomed", zoomed);
      });
      highlighting.watch(this.svg);
      folding.offer(this.svg, this.groups, this.folded, (folded) => this.fold(folded));
      this.frame.setAttribute("role", this.frame.querySelector("a, [role=button]") ? "group" : "img"); // what is in an image cannot be reached
      if (this.steps) this.renewSteps(wasStepping);
      this.start();
    }

    /** The frame and its bar, once. */
    build() {
      count += 1;
      this.frame = made("div", "diagram__frame", { tabindex: "0", "aria-label": `Diagram: ${this.title}` });
      this.frame.addEventListener("keydown", (event) => this.onKey(event));
      this.legend = legend.legend(this.text);
      if (this.legend) this.legend.hidden = true;
      if (this.spoken) {
        this.spoken.id ||= `as-text-${count}`;
        this.frame.setAttribute("aria-details", this.spoken.id);
      }
      this.bar = this.buttons();
      this.told = made("span", "diagram__told", { role: "status" });
      this.block.replaceChildren(...[this.bar, this.legend, this.frame, this.told].filter(Boolean));
      this.block.setAttribute("role", "group");
      this.block.setAttribute("aria-label", `Diagram: ${this.title}`);
    }

    buttons() {
      const isSequence = sources.kind(this.text) === "sequenceDiagram";
      const isFlowchart = sources.kind(this.text) === "flowchart";
      const left = [
        toggle("fold", ["Fold this diagram", "Unfold this diagram"], (on) => this.foldBlock(on)),
        this.groups.size > 0 && iconButton("groups", "Fold or unfold all groups", () => this.foldAll()),
        sources.hasAttributes(this.text) && (this.namesButton = toggle(
          "names", ["Show names only", "Show attributes"], (on) => this.showNames(on),
        )),
        isSequence && (this.stepsButton = toggle(
          "steps", ["Step through, message by message", "Show the whole flow"], (on) => this.showSteps(on),
        )),
        isFlowchart && (this.animateButton = toggle("animate", ["Animate arrows", "Stop arrows"], (on) => this.animate(on))),
      ];
      const right = [
        iconButton("minus", "Zoom out", () => this.zoom.by(1 / zooming.STEP)),
        iconButton("plus", "Zoom in", () => this.zoom.by(zooming.STEP)),
        iconButton("fit", "Show the whole drawing", () => this.fit()),
        (this.fullButton = toggle("full", ["Full screen", "Leave full screen"], (on) => this.showFull(on))),
        menu("More", this.entries()),
      ];
      this.namesButton?.set(this.onlyNames);
      const side = (name, buttons) => made("span", `diagram__side diagram__side--${name}`, {}, ...buttons.filter(Boolean));
      const title = made("span", "diagram__title", {}, this.title);
      return made("div", "diagram__bar", {}, side("left", left), title, side("right", right));
    }

    entries() {
      const name = this.title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "diagram";
      return [
        this.legend && ["Legend", () => { this.legend.hidden = !this.legend.hidden; }],
        this.spoken && ["As text", () => this.showText()],
        ["Copy source", () => this.report(saving.copy(this.text.trim()), "The source is on the clipboard.")],
        ["Copy link", () => this.report(saving.copy(saving.permalink(this.block)), "The link is on the clipboard.")],
        ["Save as SVG", () => saving.saveSvg(this.svg, this.zoom.viewBox, name)],
        ["Save as PNG", () => this.report(saving.savePng(this.svg, this.zoom.viewBox, name), "The image is saved.")],
      ].filter(Boolean);
    }

    /** Says how something ended, to eyes and to screen readers, for a moment. */
    async report(work, words) {
      try {
        await work;
        this.told.textContent = words;
      } catch (error) {
        this.told.textContent = error instanceof Error ? error.message : String(error);
      }
      setTimeout(() => { this.told.textContent = ""; }, 4000);
    }

    /** The state that the model asks for; once, not again when the palette changes. */
    start() {
      if (this.started) return;
      this.started = true;
      if (this.hints.has("animated")) {
        this.animateButton?.set(true);
        this.animate(true);
        this.stepsButton?.set(true);
        this.showSteps(true);
      }
      if (this.hints.has("interactive") && this.legend) this.legend.hidden = false;
      if (this.hints.has("zoomable")) this.zoom.begin();
    }

    foldBlock(on) {
      this.block.toggleAttribute("data-folded", on);
    }

    fold(folded) {
      this.folded = folded;
      return this.draw();
    }

    foldAll() {
      const outer = [...this.groups].filter(([, { around }]) => around.length === 0).map(([id]) => id);
      return this.fold(new Set(this.folded.size > 0 ? [] : outer));
    }

    showNames(on) {
      this.onlyNames = on;
      return this.draw();
    }

    animate(on) {
      this.block.toggleAttribute("data-animated", on);
    }

    showSteps(on) {
      if (!on) {
        this.steps?.leave();
        this.steps?.remove();
        this.steps = undefined;
      } else if (stepping && this.svg.getAttribute("aria-roledescription") === "sequence") {
        this.steps = stepping.stepper(this.svg);
        if (this.steps) this.frame.before(this.steps);
      }
    }

    renewSteps() {
      this.steps.remove();
      this.showSteps(true);
    }

    fit() {
      if (this.isFull || (this.zoom.isZoomed() && this.hints.has("zoomable"))) return this.zoom.fit();
      return this.zoom.stop();
    }

    get isFull() {
      return this.block.hasAttribute("data-full");
    }

    /** Over the whole screen; where the browser has no such thing for a part of a page, over the whole window. */
    async showFull(on) {
      if (on) {
        this.zoom.stop();
        this.block.setAttribute("data-full", "");
        await this.block.requestFullscreen?.().catch(() => undefined);
        await this.zoom.fit();
        this.frame.focus({ preventScroll: true });
      } else {
        if (document.fullscreenElement === this.block) await document.exitFullscreen();
        this.leaveFull();
      }
    }

    leaveFull() {
      if (!this.isFull) return;
      this.block.removeAttribute("data-full");
      this.fullButton.set(false);
      this.zoom.stop();
    }

    showText() {
      if (this.isFull) this.showFull(false);
      this.spoken.open = true;
      this.spoken.querySelector("summary").focus();
      this.spoken.scrollIntoView({ block: "nearest" });
    }

    onKey(event) {
      if (event.target !== this.frame) return;
      const isFullKey = event.key === "f" && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (isFullKey || (event.key === "Escape" && this.isFull)) {
        this.fullButton.set(!this.isFull);
        this.showFull(!this.isFull);
      } else if (!zooming.onKey(this.zoom, event)) return;
      event.preventDefault();
      event.stopPropagation();
    }
  }

  window.trueline.Diagram = Diagram;
})();

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

/**
 * Draws the diagrams of a page: in the palette of the page, again when the palette changes, and again when the theme's
 * instant navigation has put another page in place.
 *
 * A block is `<div class="diagram">` with Mermaid text in it. While it has no `data-state` it shows that text;
 * afterwards `data-state` is "drawn" or "failed" and `data-palette` names the palette it was drawn for.
 */
(() => {
  "use strict";

  const { Diagram, drawing, matrices } = window.trueline;

  const diagrams = new WeakMap(); // by their blocks
  let round = 0; // which drawing of the page is under way; an older one gives up

  /** How far a block is from what the reader sees, in pixels. */
  function distance(block) {
    const { top, bottom } = block.getBoundingClientRect();
    return Math.max(0, top - innerHeight, -bottom);
  }

  const pause = () => new Promise((resolve) => {
    if ("requestIdleCallback" in window) requestIdleCallback(resolve, { timeout: 200 });
    else setTimeout(resolve, 16);
  });

  /** Draws what the page holds and is not yet drawn in its palette, one after the other, the nearest first. */
  async function drawPage() {
    const mine = (round += 1);
    for (const holder of document.querySelectorAll(".matrix")) matrices.offer(holder);
    const blocks = [...document.querySelectorAll(".diagram")];
    for (const block of blocks) if (!diagrams.has(block)) diagrams.set(block, new Diagram(block));
    const waiting = new Set(blocks.filter((block) => block.dataset.palette !== drawing.palette()));
    while (waiting.size > 0 && mine === round) {
      const nearest = [...waiting].reduce((one, other) => (distance(other) < distance(one) ? other : one));
      waiting.delete(nearest);
      await diagrams.get(nearest).draw(() => mine === round);
      await pause();
    }
  }

  document.addEventListener("fullscreenchange", () => {
    if (document.fullscreenElement) return;
    for (const block of document.querySelectorAll(".diagram[data-full]")) diagrams.get(block)?.leaveFull();
  });
  // On paper a drawing stands whole, not as it was zoomed.
  addEventListener("beforeprint", () => {
    for (const block of document.querySelectorAll(".diagram.is-zoomed")) diagrams.get(block)?.zoom?.stop();
  });
  new MutationObserver(drawPage).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
  window.document$?.subscribe(drawPage); // the theme tells of every page it puts in place
  drawPage();
})();
