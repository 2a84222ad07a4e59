// What can be measured on the drawings of a page, in the page: where labels, boxes and lines meet, and how far texts
// stand out from their ground. Both functions run in the browser, so they must not use anything of this module.

/**
 * How often, in each flowchart: an edge's label lies on a box, two labels (or a label and the title of a boundary) lie
 * on each other, an edge runs through a box that is neither its source nor its target.
 */
export function layout() {
  const SHRINK = 1.5; // pixels: what only touches does not meet
  const STEP = 3;
  const rectangle = (element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return { left: left + SHRINK, right: right - SHRINK, top: top + SHRINK, bottom: bottom - SHRINK };
  };
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const holds = ({ left, right, top, bottom }, { x, y }) => x > left && x < right && y > top && y < bottom;
  const points = (path) => {
    const matrix = path.getScreenCTM();
    const length = path.getTotalLength();
    const count = Math.max(2, Math.ceil((length * matrix.a) / STEP));
    return Array.from({ length: count + 1 }, (_, index) => path.getPointAtLength((length * index) / count).matrixTransform(matrix));
  };
  return [...document.querySelectorAll(".diagram")].flatMap((block, number) => {
    const svg = block.querySelector('svg[aria-roledescription^="flowchart"]');
    if (!svg) return [];
    const boxes = [...svg.querySelectorAll(".node")].map((node) => ({
      id: node.id.replace(/^drawing-\d+-flowchart-(.*)-\d+$/, "$1"),
      name: node.textContent.trim().slice(0, 30),
      // A circle or diamond is its outline; the box of its group is the same but for what sticks out, such as a head.
      place: rectangle(node.querySelector(":scope > :is(rect, polygon, circle, path, g.outer-path)") ?? node),
      whole: rectangle(node),
    }));
    const labels = [...svg.querySelectorAll(".edgeLabel foreignObject")]
      .map((label) => ({ name: label.textContent.trim().slice(0, 30), place: rectangle(label) }))
      .filter(({ place }) => place.right - place.left > 2);
    const titles = [...svg.querySelectorAll(".cluster-label foreignObject")]
      .map((title) => ({ name: title.textContent.trim().slice(0, 30), place: rectangle(title.firstElementChild ?? title) }))
      .filter(({ place }) => place.right - place.left > 2);
    const faults = [];
    for (const [index, label] of labels.entries()) {
      for (const box of boxes) if (meet(label.place, box.whole)) faults.push(`label "${label.name}" on box "${box.name}"`);
      for (const other of labels.slice(index + 1)) if (meet(label.place, other.place)) faults.push(`label "${label.name}" on label "${other.name}"`);
      for (const title of titles) if (meet(label.place, title.place)) faults.push(`label "${label.name}" on title "${title.name}"`);
    }
    for (const [index, title] of titles.entries()) {
      for (const box of boxes) if (meet(title.place, box.whole)) faults.push(`title "${title.name}" on box "${box.name}"`);
      for (const other of titles.slice(index + 1)) if (meet(title.place, other.place)) faults.push(`title "${title.name}" on title "${other.name}"`);
    }
    const lines = [...svg.querySelectorAll("path[data-edge]:not(.edge-thickness-invisible)")];
    for (const line of lines) {
      const way = points(line);
      const [, both] = /^L_(.*)_\d+$/.exec(line.dataset.id) ?? [];
      const own = new Set(boxes.filter(({ id }) => both?.startsWith(`${id}_`) || both?.endsWith(`_${id}`)));
      for (const box of boxes) {
        if (!own.has(box) && way.some((point) => holds(box.place, point))) faults.push(`edge ${line.dataset.id} through box "${box.name}"`);
      }
    }
    return [{ number, labels: labels.length, boxes: boxes.length, lines: lines.length, faults }];
  });
}

/**
 * The texts of the page's drawings that stand out least: contrast (WCAG 2), text and colours, the worst first. The
 * ground of a text is the shape that was painted last below its middle, or the ground of the label it stands in.
 */
export function contrast() {
  const parse = (colour) => {
    const [red, green, blue, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
    return colour.startsWith("rgb") ? { red, green, blue, alpha } : { alpha: 0 };
  };
  const luminance = ({ red, green, blue }) => {
    const [r, g, b] = [red, green, blue].map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  const seen = [];
  let texts = 0;
  for (const block of document.querySelectorAll('.diagram[data-state="drawn"]')) {
    const svg = block.querySelector(".diagram__frame > svg");
    const paper = parse(getComputedStyle(block).backgroundColor);
    const shapes = [...svg.querySelectorAll("rect, path, polygon, circle, ellipse")].filter((shape) => !shape.closest("defs, marker"))
      .map((shape) => ({ shape, place: shape.getBoundingClientRect(), style: getComputedStyle(shape) }))
      .filter(({ style, place }) => parse(style.fill).alpha > 0.5 && Number(style.fillOpacity) > 0.5 && place.width > 4 && style.visibility !== "hidden");
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const words = walker.currentNode.textContent.trim();
      const holder = walker.currentNode.parentElement;
      if (!words || holder.closest("style, script, [hidden], .diagram__title") || !holder.checkVisibility?.()) continue;
      const isSvg = holder instanceof SVGElement;
      const style = getComputedStyle(holder);
      const colour = parse(isSvg ? style.fill : style.color);
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      const place = range.getBoundingClientRect();
      if (place.width === 0) continue;
      const [x, y] = [place.left + place.width / 2, place.top + place.height / 2];
      let ground = paper;
      for (const { shape, place: around, style: painted } of shapes) {
        const isBelow = shape.compareDocumentPosition(holder) & Node.DOCUMENT_POSITION_FOLLOWING;
        if (isBelow && x > around.left && x < around.right && y > around.top && y < around.bottom) ground = parse(painted.fill);
      }
      for (let one = holder; one instanceof HTMLElement && one !== block; one = one.parentElement) {
        const own = parse(getComputedStyle(one).backgroundColor);
        if (own.alpha > 0.5) {
          ground = own;
          break;
        }
      }
      texts += 1;
      seen.push({ ratio: ratio(colour, ground), words: words.slice(0, 40), colour, ground });
    }
  }
  return { texts, worst: seen.sort((a, b) => a.ratio - b.ratio).slice(0, 5) };
}
