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
