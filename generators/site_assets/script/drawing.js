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
