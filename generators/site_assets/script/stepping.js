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
