/* Reloads a page when it has changed, and says over it what is wrong. Only the server of `trueline serve` puts this in. */
(() => {
  "use strict";

  const PLACE = `trueline:scroll:${location.pathname}`;
  const kept = sessionStorage.getItem(PLACE);
  sessionStorage.removeItem(PLACE);
  if (kept) {
    const top = Number(kept);
    let until = Date.now() + 4000;
    const restore = () => {
      if (Math.abs(scrollY - top) > 2) scrollTo({ top, behavior: "instant" });
      if (Date.now() < until && Math.abs(scrollY - top) > 2) setTimeout(restore, 100); // drawings give the page its height
    };
    restore();
    addEventListener("wheel", () => { until = 0; }, { once: true, passive: true });
  }

  let overlay;

  function show(errors) {
    overlay?.remove();
    overlay = undefined;
    if (errors.length === 0) return;
    const made = (tag, text, style = "") => {
      const element = document.createElement(tag);
      element.textContent = text;
      element.style.cssText = style;
      return element;
    };
    overlay = made("div", "", "position:fixed;inset:0;z-index:2147483647;overflow:auto;background:#000b;display:grid;"
      + "place-items:start center;padding:8vh 1rem;font:16px/1.5 system-ui,sans-serif");
    overlay.id = "trueline-overlay";
    overlay.setAttribute("role", "alert");
    const box = made("div", "", "background:#fff;color:#1b2733;max-width:60rem;width:100%;border-top:6px solid #a4262c;"
      + "padding:1rem 1.5rem 1.5rem;border-radius:4px");
    const close = made("button", "Close", "float:right;font:inherit;padding:.2rem .8rem;cursor:pointer;color:#1b2733;"
      + "background:#e8f1fb;border:1px solid #3c7fc0;border-radius:3px");
    close.type = "button";
    close.addEventListener("click", () => overlay.remove());
    box.append(close, made("strong", errors.length > 1 ? `${errors.length} errors; below is the last site that was whole`
      : "An error; below is the last site that was whole"));
    for (const { place, message, remedy, code } of errors) {
      const entry = made("div", "", "margin-top:1rem;overflow-wrap:anywhere");
      if (place) entry.append(made("code", place, "color:#a4262c;font-weight:600"));
      entry.append(made("div", message), made("div", remedy), made("small", code, "color:#56646f"));
      box.append(entry);
    }
    overlay.append(box);
    document.body.append(overlay);
  }

  addEventListener("keydown", ({ key }) => { if (key === "Escape") overlay?.remove(); });

  /** Whether the page that is shown is among those that changed. */
  function isMine(changed) {
    const here = new URL(location.href).pathname.replace(/^\//, "").replace(/(^|\/)index\.html$/, "$1");
    return changed.some((one) => one === "*" || one.replace(/(^|\/)index\.html$/, "$1") === here);
  }

  const source = new EventSource(`/__trueline__/events?after=${document.currentScript.dataset.after}`);
  source.addEventListener("message", ({ data }) => {
    const { changed, errors } = JSON.parse(data);
    show(errors);
    if (errors.length === 0 && isMine(changed)) {
      sessionStorage.setItem(PLACE, String(scrollY));
      location.reload();
    }
  });
})();
