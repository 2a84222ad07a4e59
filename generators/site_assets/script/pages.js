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
