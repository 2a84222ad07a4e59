/**
 * What the theme needs where pages are opened as files (`file://`); elsewhere this does nothing.
 *
 * Search runs in a web worker, and browsers refuse workers to such pages: the worker's script runs in a hidden
 * frame instead. And instant navigation cannot work there, but the theme, asked for it, then also ends the stream
 * of pages that its other features wait for: so it is not asked.
 *
 * The file's name is a contract: the offline plug-in of the theme looks for a script called "iframe-worker" and, where
 * it finds none, has every page fetch one from a public host.
 */
(() => {
  "use strict";

  class FrameWorker extends EventTarget {
    /** @param {string | URL} url The script to run. */
    constructor(url) {
      super();
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      this.frame.srcdoc = "<!doctype html><title>Worker</title>";
      this.inside = new Promise((resolve) => {
        this.frame.addEventListener("load", () => this.#start(String(url), resolve), { once: true });
      });
      document.body.append(this.frame);
    }

    #start(url, resolve) {
      const inside = this.frame.contentWindow;
      inside.IFrameWorker = FrameWorker;
      inside.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      const script = inside.document.createElement("script");
      script.src = url;
      script.addEventListener("load", () => resolve(inside));
      script.addEventListener("error", () => this.dispatchEvent(new ErrorEvent("error", { filename: url })));
      inside.document.body.append(script);
    }

    /** Hands `data` to the script, once it has been loaded. */
    postMessage(data) {
      this.inside.then((inside) => inside.dispatchEvent(new inside.MessageEvent("message", { data })));
    }

    /** Ends the script and forgets its frame. */
    terminate() {
      this.frame.remove();
    }
  }

  /** Takes instant navigation out of the theme's settings, as soon as they are in the page and before they are read. */
  function withoutInstantNavigation(_, observer) {
    const settings = document.getElementById("__config");
    if (!settings) return;
    observer.disconnect();
    const { features, ...others } = JSON.parse(settings.textContent);
    const kept = features.filter((feature) => !feature.startsWith("navigation.instant"));
    settings.textContent = JSON.stringify({ ...others, features: kept });
  }

  if (location.protocol === "file:") {
    window.IFrameWorker = FrameWorker; // the worker's script asks for this name, to find its own folder
    window.Worker = FrameWorker;
    new MutationObserver(withoutInstantNavigation).observe(document, { childList: true, subtree: true });
  }
})();
