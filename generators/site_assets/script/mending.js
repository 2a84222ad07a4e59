/** What Mermaid leaves to be done on a drawing: links, titles of boundaries, participants that lead somewhere. */
(() => {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const isOwn = (address) => !/^[a-z][a-z0-9+.-]*:/i.test(address);

  /** Pages name each other as Markdown files, which a code host follows too; here they are HTML files. */
  const paged = (address) => (isOwn(address) ? address.replace(/\.md(?=#|$)/, ".html") : address);

  function mendLinks(svg) {
    for (const link of svg.querySelectorAll("a")) {
      const name = link.hasAttribute("href") ? "href" : "xlink:href";
      link.setAttribute(name, paged(link.getAttribute(name) ?? ""));
    }
  }

  /** Puts what is given into a link, where it stands. */
  function wrapped(element, address) {
    const link = document.createElementNS(SVG, "a");
    link.setAttribute("href", paged(address));
    element.replaceWith(link);
    link.append(element);
    return link;
  }

  /** The id that a node, cluster or participant has in the diagram's text. */
  function idOf(part) {
    const id = part.dataset.id ?? part.id.replace(/^drawing-\d+-/, "");
    return id.replace(/^(?:flowchart|entity|classId|state)-(.*)-\d+$/, "$1");
  }

  /**
   * Titles of boundaries stand at the left, where few arrows pass, and above the arrows that do; each keeps the id of
   * its boundary, and leads to the page of what it stands for.
   */
  function mendTitles(svg, links) {
    for (const title of svg.querySelectorAll(".cluster > .cluster-label")) {
      const { parentNode: cluster } = title;
      const frame = cluster.querySelector("rect");
      const place = /translate\([^,]+,([^)]+)\)/.exec(title.getAttribute("transform"));
      if (!frame || !place) continue;
      title.setAttribute("transform", `translate(${Number(frame.getAttribute("x")) + 10},${place[1]})`);
      title.dataset.id = idOf(cluster);
      cluster.parentNode.parentNode.append(title);
      const address = links.get(title.dataset.id);
      if (address && isOwn(address)) wrapped(title, address);
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

  /** Links where Mermaid has none: entities of a schema. */
  function linkNodes(svg, links) {
    for (const node of svg.querySelectorAll(".node")) {
      const address = links.get(idOf(node));
      if (address && isOwn(address) && !node.closest("a")) wrapped(node, address);
    }
  }

  function mend(svg, links) {
    mendParticipants(svg);
    mendLinks(svg);
    mendTitles(svg, links);
    linkNodes(svg, links);
    svg.style.setProperty("--diagram-width", `${svg.viewBox.baseVal.width}px`);
  }

  window.trueline.mending = { idOf, mend };
})();
