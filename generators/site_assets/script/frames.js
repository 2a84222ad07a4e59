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
