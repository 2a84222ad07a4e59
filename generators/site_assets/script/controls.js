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
