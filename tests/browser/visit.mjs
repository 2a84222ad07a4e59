// Opens every page of a built site, in the light palette and then in the dark one, and says what was seen.
//
//   node tests/browser/visit.mjs FOLDER
//
// Prints JSON: `pages` and `diagrams`, how many were seen; `faults`, what went wrong, a text each; `charts`, `labels` and
// `lines`, how much of flowcharts was measured; `layout`, what lies on what, a text each; `contrast` by palette, how many
// texts were measured and those that stand out least; `disturbed`, what the same measures say of drawings that were
// spoilt on purpose.
import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { drawn, launch, serve } from "./browser.mjs";
import { contrast, layout } from "./measures.mjs";

const [folder] = process.argv.slice(2);
const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html")).sort();
const waiting = names.map((name) => name.split(path.sep).join("/"));
const site = await serve(folder);
const browser = await launch();
const seen = { pages: names.length, diagrams: 0, counted: 0, faults: [], charts: 0, labels: 0, lines: 0, layout: [], contrast: {} };

/** How many things a diagram's text names: boxes, participants, entities, classes; undefined for other kinds. */
function named(source) {
  const text = source.replaceAll(/^.* ~~~ .*$/gm, ""); // such links only hold things in place
  const ids = (pattern) => new Set([...text.matchAll(pattern)].map(([, id]) => id)).size;
  const kind = /^(?:\s*%%.*\n)*\s*(\w+)/.exec(text)?.[1];
  if (kind === "flowchart") return ids(/^\s+(\w+)[[({]+".*"[\])}]+(?::::\w+)?$/gm);
  if (kind === "sequenceDiagram") return ids(/^\s+(?:participant|actor) (\w+)/gm);
  if (kind === "erDiagram") return ids(/^\s+(\w+)\["/gm);
  if (kind === "classDiagram") return ids(/^\s+class (\w+)\[/gm);
  return undefined;
}

/** The texts of the diagrams of a page, as they stand in its HTML. */
const sources = (page) => page.evaluate(async () => {
  const text = await (await fetch(location.href)).text();
  const parsed = new DOMParser().parseFromString(text, "text/html");
  return [...parsed.querySelectorAll(".diagram")].map((block) => block.textContent);
});

/** What the diagrams of the page that is open look like, in its palette. */
const look = (page) => page.evaluate(() => [...document.querySelectorAll(".diagram")].map((block) => {
  const svg = block.querySelector(".diagram__frame > svg");
  return {
    state: block.dataset.state,
    reason: block.querySelector(".diagram__reason")?.textContent ?? "",
    drawn: svg !== null && svg.getBBox().width > 0 && svg.getBBox().height > 0,
    palette: block.dataset.palette,
    things: block.querySelectorAll(".node, [data-et=participant]").length,
  };
}));

function check(name, palette, one, number, source) {
  const where = `${name}: diagram ${number + 1}`;
  if (one.state !== "drawn" || !one.drawn) seen.faults.push(`${where}, ${palette}: ${one.reason || "empty"}`);
  if (one.palette !== palette) seen.faults.push(`${where} is in the palette ${one.palette}`);
  const expected = named(source);
  if (expected === undefined) return;
  seen.counted += 1;
  if (one.things !== expected) seen.faults.push(`${where}, ${palette}: ${one.things} things drawn of ${expected}`);
}

function measure(name, charts) {
  for (const chart of charts) {
    seen.charts += 1;
    seen.labels += chart.labels;
    seen.lines += chart.lines;
    for (const fault of chart.faults) seen.layout.push(`${name}, diagram ${chart.number + 1}: ${fault}`);
  }
}

function note(name, palette, { texts, worst }) {
  const known = (seen.contrast[palette] ??= { texts: 0, worst: [] });
  known.texts += texts;
  const all = [...known.worst, ...worst.map((one) => ({ page: name, ...one }))];
  known.worst = all.sort((a, b) => a.ratio - b.ratio).slice(0, 5);
}

const unfold = (page) => page.evaluate(() => {
  for (const details of document.querySelectorAll("details:has(.diagram)")) details.open = true;
  for (const legend of document.querySelectorAll(".diagram__legend")) legend.hidden = false;
});

async function visit(page, name) {
  await page.goto(site.address + name);
  await drawn(page);
  const texts = await sources(page);
  for (const palette of texts.length > 0 ? ["default", "slate"] : []) {
    await page.evaluate((scheme) => document.body.setAttribute("data-md-color-scheme", scheme), palette);
    await drawn(page);
    await unfold(page);
    for (const [number, one] of (await look(page)).entries()) check(name, palette, one, number, texts[number]);
    note(name, palette, await page.evaluate(contrast));
    if (palette === "default") measure(name, await page.evaluate(layout));
  }
  seen.diagrams += texts.length;
}

async function visitAll() {
  const context = await browser.newContext({ colorScheme: "light", viewport: { width: 1440, height: 1000 } });
  let name = "";
  context.on("request", (request) => {
    const url = request.url();
    if (!/^(data|blob):/.test(url) && !url.startsWith(site.address)) seen.faults.push(`${name}: asks for ${url}`);
  });
  context.on("response", (answer) => {
    if (answer.status() >= 400) seen.faults.push(`${name}: ${answer.status()} ${answer.url()}`);
  });
  const page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error") seen.faults.push(`${name}: ${message.text()}`);
  });
  page.on("pageerror", (error) => seen.faults.push(`${name}: ${error.message}`));
  while (waiting.length > 0) {
    name = waiting.shift();
    await visit(page, name);
  }
  await context.close();
}

/** Drawings spoilt in every way that is measured: a measure that finds nothing here would find nothing anywhere. */
async function disturb() {
  const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
  const spoil = async (change) => {
    await page.goto(`${site.address}systems/crm/containers.html`);
    await drawn(page);
    await page.evaluate(change);
    const [chart] = await page.evaluate(layout);
    return chart.faults;
  };
  const move = "const move = (part, to) => { const [a, b] = [part, to].map((one) => one.getBoundingClientRect());"
    + " const by = part.ownerSVGElement.getScreenCTM().a; const around = document.createElementNS(part.namespaceURI, 'g');"
    + " part.replaceWith(around); around.append(part);"
    + " around.setAttribute('transform', `translate(${(b.left - a.left) / by},${(b.top - a.top) / by})`); };"
    + " const all = (selector) => document.querySelectorAll(`.diagram__frame ${selector}`);";
  const labelOnBox = await spoil(`${move} move(all(".edgeLabel foreignObject")[0], all(".node")[2]);`);
  const labelOnLabel = await spoil(`${move} const labels = all(".edgeLabel foreignObject"); move(labels[0], labels[1]);`);
  const edgeThroughBox = await spoil(`${move} move(all(".node")[3].closest("a"), all(".edgeLabel foreignObject")[0]);`);
  const pale = await page.evaluate(() => {
    document.querySelector(".diagram__frame .node b").style.color = "#3a78bb";
  }).then(() => page.evaluate(contrast));
  await page.close();
  return { labelOnBox, labelOnLabel, edgeThroughBox, pale: pale.worst[0].ratio };
}

await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, visitAll));
seen.disturbed = await disturb();
await browser.close();
site.stop();
process.stdout.write(JSON.stringify(seen));
