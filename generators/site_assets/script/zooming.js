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
