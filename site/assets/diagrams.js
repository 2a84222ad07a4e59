/**
 * Draws the diagrams of a page with the local copy of Mermaid: in the palette of the page, again when the palette
 * changes, and again when the theme's instant navigation has put another page in place.
 *
 * A block is `<div class="diagram">` with Mermaid text in it. While it has no `data-state` it shows that text;
 * afterwards `data-state` is "drawn" or "failed" and `data-palette` names the palette it was drawn for.
 *
 * A plain script, not a module, because browsers refuse modules to pages that are opened as files.
 */
(() => {
  "use strict";

  const MERMAID = new URL("vendor/mermaid.min.js", document.currentScript.src).href;

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

  /** What each block said before it was drawn. */
  const sources = new WeakMap();
  let library; // the promise of Mermaid, once a page needs it
  let bench; // where Mermaid measures
  let round = 0; // which drawing of the page is under way; an older one gives up
  let drawings = 0; // so that every drawing has an id of its own

  const palette = () => document.body.dataset.mdColorScheme || "default";

  function load() {
    library ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = MERMAID;
      script.addEventListener("load", () => resolve(window.mermaid));
      script.addEventListener("error", () => {
        library = undefined;
        reject(new Error(`Mermaid could not be loaded from ${MERMAID}`));
      });
      document.head.append(script);
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

  /** The heading (or summary) under which a block stands, for those who cannot see the drawing. */
  function title(block) {
    const headings = [...document.querySelectorAll("article :is(h1, h2, h3, h4, h5, h6, summary)")];
    const above = headings.filter(
      (heading) => heading.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    const words = above.at(-1)?.cloneNode(true);
    words?.querySelectorAll(".headerlink").forEach((link) => link.remove());
    return words?.textContent.trim() || document.title;
  }

  /** Pages name each other as Markdown files, which a code host follows too; here they are HTML files. */
  function mendLinks(svg) {
    for (const link of svg.querySelectorAll("a")) {
      const name = link.hasAttribute("href") ? "href" : "xlink:href";
      const target = link.getAttribute(name) ?? "";
      if (!/^[a-z]+:/i.test(target)) link.setAttribute(name, target.replace(/\.md(?=#|$)/, ".html"));
    }
  }

  /** Titles of boundaries stand at the left, where few arrows pass, and above the arrows that do. */
  function mendTitles(svg) {
    for (const title of svg.querySelectorAll(".cluster > .cluster-label")) {
      const { parentNode: cluster } = title;
      const frame = cluster.querySelector("rect");
      const place = /translate\([^,]+,([^)]+)\)/.exec(title.getAttribute("transform"));
      if (!frame || !place) continue;
      title.setAttribute("transform", `translate(${Number(frame.getAttribute("x")) + 10},${place[1]})`);
      cluster.parentNode.parentNode.append(title);
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

  /** A drawing that has been shrunk to its frame can be shown in full size, the frame then scrolling, and back. */
  function offerFullSize(block, svg) {
    const width = svg.viewBox.baseVal.width;
    if (width <= svg.getBoundingClientRect().width + 1) return;
    const button = document.createElement("button");
    button.className = "diagram__size";
    button.type = "button";
    const tell = () => {
      const full = block.dataset.size === "full";
      button.textContent = full ? "Fit" : "Full size";
      button.setAttribute("aria-pressed", String(full));
    };
    button.addEventListener("click", () => {
      block.dataset.size = block.dataset.size === "full" ? "fit" : "full";
      tell();
    });
    tell();
    block.prepend(button);
  }

  function show(block, markup) {
    block.innerHTML = markup; // cleaned by Mermaid, whose security level is strict
    const svg = block.querySelector("svg");
    mendParticipants(svg);
    mendLinks(svg);
    if (svg.getAttribute("aria-roledescription")?.startsWith("flowchart")) mendTitles(svg);
    svg.style.setProperty("--diagram-width", `${svg.viewBox.baseVal.width}px`);
    offerFullSize(block, svg);
    block.setAttribute("role", block.querySelector("a, button") ? "group" : "img"); // what is in an image cannot be reached
    block.setAttribute("aria-label", `Diagram: ${title(block)}`);
    block.tabIndex = 0; // so that a wide drawing can be scrolled with the keyboard
  }

  function showFailure(block, error) {
    const part = (tag, name, text) => {
      const element = document.createElement(tag);
      element.className = name;
      element.textContent = text;
      return element;
    };
    const reason = error instanceof Error ? error.message : String(error);
    block.replaceChildren(
      part("p", "diagram__message", "This diagram could not be drawn."),
      part("pre", "diagram__reason", reason),
      part("pre", "diagram__source", sources.get(block)),
    );
    block.removeAttribute("role");
    block.removeAttribute("aria-label");
  }

  async function draw(block, mine) {
    if (!bench?.isConnected) {
      bench = document.createElement("div");
      bench.className = "diagram-bench md-typeset";
      bench.setAttribute("aria-hidden", "true");
      document.body.append(bench);
    }
    const wanted = palette();
    let state = "drawn";
    try {
      const mermaid = await load();
      const { svg } = await mermaid.render(`drawing-${(drawings += 1)}`, sources.get(block), bench);
      if (mine !== round) return;
      show(block, svg);
    } catch (error) {
      if (mine !== round) return;
      showFailure(block, error);
      state = "failed";
    }
    bench.replaceChildren();
    block.dataset.palette = wanted;
    block.dataset.state = state;
  }

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
    const wanted = palette();
    const blocks = [...document.querySelectorAll(".diagram")];
    for (const block of blocks) if (!sources.has(block)) sources.set(block, block.textContent);
    const waiting = new Set(blocks.filter((block) => block.dataset.palette !== wanted));
    if (waiting.size === 0) return;
    await load().then((mermaid) => {
      if (mine === round) mermaid.initialize(configuration());
    }, () => undefined); // draw() will say why
    while (waiting.size > 0 && mine === round) {
      const nearest = [...waiting].reduce((one, other) => (distance(other) < distance(one) ? other : one));
      waiting.delete(nearest);
      await draw(nearest, mine);
      await pause();
    }
  }

  new MutationObserver(drawPage).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
  window.document$?.subscribe(drawPage); // the theme tells of every page it puts in place
  drawPage();
})();
