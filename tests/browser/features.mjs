// Every feature of a diagram's frame, used as a reader uses it, told as facts: JSON on stdout.
//
//   node tests/browser/features.mjs FOLDER
//
// FOLDER is the built documentation of this project.
import { readFileSync } from "node:fs";
import { drawn, launch, serve } from "./browser.mjs";

const [folder] = process.argv.slice(2);
const site = await serve(folder);
const browser = await launch();
const faults = [];
const CONTAINERS = "systems/crm/containers.html";
const FLOWS = "systems/inventory/flows.html";

async function open(name, options = {}) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 }, acceptDownloads: true, permissions: ["clipboard-read", "clipboard-write"],
    ...options,
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => faults.push(`${name}: ${error.message}`));
  await page.goto(site.address + name);
  await drawn(page);
  return page;
}

const diagram = (page) => page.locator(".diagram").first();
const press = (page, label) => diagram(page).locator(`button[aria-label="${label}"]`).click();
const labels = (page) => diagram(page).locator("button.diagram__button").evaluateAll(
  (buttons) => buttons.map((button) => button.getAttribute("aria-label")),
);
const until = (page, condition, argument) => page.waitForFunction(condition, argument, { timeout: 30_000, polling: 50 });

/** Pixels on the screen for one of the drawing. */
const scale = (page) => page.evaluate(() => document.querySelector(".diagram__frame > svg .node").getScreenCTM().a);
const zoomed = (page) => page.evaluate(() => document.querySelector(".diagram__frame").hasAttribute("data-zoom"));

async function entry(page, text) {
  await press(page, "More");
  await diagram(page).locator(".diagram__entry", { hasText: text }).click();
}

async function readZoom() {
  const page = await open(CONTAINERS);
  const before = await scale(page);
  await press(page, "Zoom in");
  await until(page, (was) => document.querySelector(".diagram__frame > svg .node").getScreenCTM().a > was * 1.1, before);
  const closer = await scale(page);
  const left = () => page.evaluate(() => document.querySelector(".diagram__frame .node").getBoundingClientRect().left);
  await page.locator(".diagram__frame").first().focus();
  const at = await left();
  await page.keyboard.press("ArrowLeft");
  await page.waitForTimeout(200);
  const moved = (await left()) - at;
  const frame = await page.locator(".diagram__frame").first().boundingBox();
  const pointer = { x: frame.x + 20, y: frame.y + 300 };
  await page.mouse.move(pointer.x, pointer.y);
  await page.mouse.down();
  await page.mouse.move(pointer.x + 50, pointer.y, { steps: 5 });
  await page.mouse.up();
  await page.waitForTimeout(200);
  const dragged = (await left()) - at - moved;
  await page.keyboard.press("Escape");
  const back = { zoomed: await zoomed(page), scale: await scale(page), viewBox: await page.evaluate(
    () => document.querySelector(".diagram__frame > svg").getAttribute("viewBox") !== null,
  ) };
  return { before, closer, moved, dragged, back };
}

async function readWheel() {
  const page = await open(CONTAINERS);
  const before = await scale(page);
  const frame = await page.locator(".diagram__frame").first().boundingBox();
  await page.mouse.move(frame.x + frame.width / 2, frame.y + 200);
  await page.mouse.wheel(0, 200);
  await page.waitForTimeout(300);
  const plain = { zoomed: await zoomed(page), scrolled: await page.evaluate(() => scrollY > 0) };
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -200);
  await page.keyboard.up("Control");
  await until(page, (was) => document.querySelector(".diagram__frame > svg .node").getScreenCTM().a > was * 1.1, before);
  await page.locator(".diagram__frame").first().focus();
  await page.keyboard.press("0");
  await page.waitForTimeout(200);
  const whole = await page.evaluate(() => {
    const frame = document.querySelector(".diagram__frame").getBoundingClientRect();
    return [...document.querySelectorAll(".diagram__frame .node")].every((node) => {
      const { left, right, top, bottom } = node.getBoundingClientRect();
      return left >= frame.left && right <= frame.right && top >= frame.top && bottom <= frame.bottom;
    });
  });
  return { plain, whole };
}

/** Two fingers, told to the browser as a touch screen tells it. */
async function readPinch() {
  const page = await open(CONTAINERS, { hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 } });
  const before = await scale(page);
  const client = await page.context().newCDPSession(page);
  const box = await page.locator(".diagram__frame").first().boundingBox();
  const fingers = (spread) => [-1, 1].map((side, id) => ({ x: box.x + 150 + side * spread, y: box.y + 150, id }));
  await client.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: fingers(20) });
  for (let spread = 25; spread <= 80; spread += 5) {
    await client.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: fingers(spread) });
    await page.waitForTimeout(40);
  }
  await client.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  return { ratio: (await scale(page)) / before };
}

async function readFull() {
  const page = await open(CONTAINERS);
  await press(page, "Full screen");
  await until(page, () => document.fullscreenElement?.matches(".diagram"));
  await until(page, () => document.querySelector(".diagram__frame").hasAttribute("data-zoom"));
  const covers = await page.evaluate(() => {
    const { width, height } = document.querySelector(".diagram").getBoundingClientRect();
    return width >= innerWidth && height >= innerHeight;
  });
  const title = await page.locator(".diagram__title").first().innerText();
  const label = (await labels(page)).includes("Leave full screen");
  await press(page, "Leave full screen");
  await until(page, () => !document.fullscreenElement);
  const after = { full: await page.locator("[data-full]").count(), zoomed: await zoomed(page) };
  await page.locator(".diagram__frame").first().focus();
  await page.keyboard.press("f");
  await until(page, () => document.fullscreenElement?.matches(".diagram"));
  return { covers, title, label, after };
}

const boxes = (page) => page.locator(".diagram__frame").first().locator(".node").count();

async function readFolds() {
  const page = await open(CONTAINERS);
  const all = await boxes(page);
  await press(page, "Fold this diagram");
  const hidden = await page.locator(".diagram__frame").first().isHidden();
  await press(page, "Unfold this diagram");
  const sign = page.locator(".diagram__fold").first();
  const label = await sign.getAttribute("aria-label");
  await sign.focus();
  await page.keyboard.press("Enter");
  await until(page, (count) => document.querySelectorAll(".diagram__frame .node").length < count, all);
  const folded = await boxes(page);
  const text = await page.locator(".diagram__frame .node[role=button]").first().textContent();
  const arrows = await page.locator(".diagram__frame path[data-edge]").count();
  await page.locator(".diagram__frame .node[role=button]").first().click();
  await until(page, (count) => document.querySelectorAll(".diagram__frame .node").length === count, all);
  await press(page, "Fold or unfold all groups");
  await until(page, (count) => document.querySelectorAll(".diagram__frame .node").length < count, all);
  return { all, hidden, label, folded, text, arrows };
}

async function readCopies() {
  const page = await open(CONTAINERS);
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await entry(page, "Copy source");
  await until(page, () => document.querySelector(".diagram__told").textContent !== "");
  const source = await clipboard();
  await entry(page, "Copy link");
  await until(page, () => document.querySelector(".diagram__told").textContent.includes("link"));
  const link = await clipboard();
  await page.goto(link);
  return { source, link, found: await page.evaluate(() => document.getElementById(decodeURIComponent(location.hash.slice(1))) !== null) };
}

async function readImages() {
  const page = await open(CONTAINERS);
  const saved = async (text) => {
    const [download] = await Promise.all([page.waitForEvent("download"), entry(page, text)]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  };
  await press(page, "Zoom in"); // what is saved is whole all the same
  await until(page, () => document.querySelector(".diagram__frame").hasAttribute("data-zoom"));
  const svg = await saved("Save as SVG");
  const png = await saved("Save as PNG");
  const shown = await page.evaluate(async (text) => {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
    await image.decode();
    const [width, height] = [image.naturalWidth, image.naturalHeight];
    const { width: asked, height: tall } = document.querySelector(".diagram__frame").getBoundingClientRect();
    return { width, height, asked, tall, parsed: new DOMParser().parseFromString(text, "image/svg+xml").querySelector("parsererror") === null };
  }, svg.bytes.toString());
  const colours = await page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: image.naturalWidth, height: image.naturalHeight });
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const pixels = new Uint32Array(context.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
    return { width: canvas.width, colours: new Set(pixels.filter((_, index) => index % 97 === 0)).size };
  }, png.bytes.toString("base64"));
  return { svg: { name: svg.name, ...shown }, png: { name: png.name, magic: png.bytes.subarray(1, 4).toString(), ...colours } };
}

async function readHighlight() {
  const page = await open(CONTAINERS);
  const lit = () => page.evaluate(() => ({
    boxes: [...document.querySelectorAll(".diagram__frame .node.is-lit b")].map((title) => title.textContent).sort(),
    lines: document.querySelectorAll(".diagram__frame path.is-lit").length,
    others: Math.min(...[...document.querySelectorAll(".diagram__frame .node:not(.is-lit)")].map((node) => Number(getComputedStyle(node).opacity))),
  }));
  await page.locator(".diagram__frame .node", { hasText: "Web Application" }).first().hover();
  await until(page, () => document.querySelector("svg.has-lit"));
  const pointed = await lit();
  await page.mouse.move(5, 5);
  await until(page, () => !document.querySelector("svg.has-lit"));
  await page.locator(".diagram__frame a", { hasText: "Background Scheduler" }).first().focus();
  const focused = await lit();
  const flow = await open(FLOWS);
  await flow.locator("[data-et=participant]", { hasText: "Event Store" }).first().hover();
  await until(flow, () => document.querySelector("svg.has-lit"));
  const messages = await flow.locator(".diagram__frame").first().locator("[data-et=message].is-lit").count();
  return { pointed, focused, messages };
}

async function readLegend() {
  const page = await open(CONTAINERS);
  const legend = diagram(page).locator(".diagram__legend");
  const before = await legend.isVisible();
  await entry(page, "Legend");
  return { before, after: await legend.isVisible(), words: await legend.locator("li").allInnerTexts() };
}

async function readAnimation() {
  const moving = (page) => page.evaluate(() => getComputedStyle(document.querySelector(".diagram__frame path[data-edge]")).animationName);
  const page = await open(CONTAINERS);
  const before = await moving(page);
  await press(page, "Animate arrows");
  const after = await moving(page);
  const still = await open(CONTAINERS, { reducedMotion: "reduce" });
  await press(still, "Animate arrows");
  return { before, after, still: await moving(still) };
}

async function readSteps() {
  const page = await open(FLOWS);
  await press(page, "Step through, message by message");
  const said = () => diagram(page).locator(".diagram__said").innerText();
  const later = () => diagram(page).locator("[data-et=message].is-later").count();
  const all = await diagram(page).locator("[data-et=message]").count();
  const start = await said();
  await press(page, "Next message");
  const one = { said: await said(), later: await later() };
  await page.keyboard.press("ArrowRight");
  const two = { said: await said(), later: await later() };
  await page.keyboard.press("End");
  const last = { later: await later() };
  await page.keyboard.press("Home");
  await press(page, "Play");
  await until(page, () => /^2 of/.test(document.querySelector(".diagram__said").textContent));
  await press(page, "Pause");
  const paused = await said();
  await page.waitForTimeout(1800);
  const waits = (await said()) === paused;
  await press(page, "Show the whole flow");
  const left = { later: await later(), bars: await diagram(page).locator(".diagram__steps").count() };
  const still = await open(FLOWS, { reducedMotion: "reduce" });
  await press(still, "Step through, message by message");
  return { all, start, one, two, last, waits, left, plays: await diagram(still).locator("button[aria-label=Play]").count() };
}

/** How the hints of the model let a diagram start, and what else its frame offers. */
async function readStarts() {
  const schema = await open("systems/pcf-api/schema.html");
  const attributes = () => schema.locator(".diagram__frame").first().locator(".attribute-name").count();
  const names = await attributes();
  await press(schema, "Show attributes");
  await until(schema, () => document.querySelectorAll(".diagram__frame .attribute-name").length > 0);
  const full = await attributes();
  await press(schema, "Show names only");
  await until(schema, () => document.querySelectorAll(".diagram__frame .attribute-name").length === 0);
  await schema.locator(".diagram__frame a", { hasText: "SESSION" }).first().click();
  await until(schema, () => location.hash !== "");
  const entity = await schema.evaluate(() => location.hash);
  const flows = await open("systems/pcf-api/flows.html");
  const deployment = await open("systems/pcf-api/deployment.html");
  await until(deployment, () => document.querySelector(".diagram__frame[data-zoom]") !== null);
  const components = await open("systems/pcf-api/components.html");
  const containers = await open("systems/pcf-api/containers.html");
  return {
    names, full, entity,
    animated: await flows.locator(".diagram__steps").count(),
    zoomable: await deployment.locator(".diagram__frame[data-zoom]").count(),
    interactive: await components.locator(".diagram__legend").first().isVisible(),
    collapsible: await containers.locator("details .diagram").count(),
  };
}

/** From the landscape to a component, by clicks in diagrams alone, and back by the trail above the page. */
async function readDrillDown() {
  const page = await open("systems/crm/context.html");
  const trail = [];
  const click = async (name) => {
    const place = page.url();
    await page.locator(".diagram__frame a", { hasText: name }).first().click();
    await page.waitForURL((url) => url.href !== place);
    await page.waitForSelector("article h1");
    await drawn(page);
    trail.push(decodeURIComponent(new URL(page.url()).pathname.split("/").pop() + new URL(page.url()).hash));
  };
  await click("CRM System");
  await click("Web Application");
  await click("Scheduling Service");
  await page.goto(`${site.address}systems/crm/elements/crm-system.web-application.html`);
  const crumbs = await page.locator("article p").first().locator("a").allInnerTexts();
  await page.locator("article p").first().locator("a").last().click();
  await page.waitForURL("**/crm-system.html");
  const boundary = await open(CONTAINERS);
  await boundary.locator("a > .cluster-label").first().click();
  await boundary.waitForURL("**/crm-system.html");
  return { trail, crumbs };
}

/** A matrix in the orders it offers, and a number of it followed. */
async function readMatrix() {
  const page = await open("systems/crm/matrix.html");
  const table = page.locator(".matrix").first();
  const read = () => table.locator("table").evaluate((one) => ({
    heads: [...one.tHead.rows[0].cells].slice(1, -1).map((cell) => cell.textContent.trim()),
    rows: [...one.tBodies[0].rows].map((row) => row.cells[0].textContent.trim()),
    diagonal: [...one.tBodies[0].rows].slice(0, -1).every((row, index) => row.cells[index + 1].textContent === "·"),
    pairs: [...one.tBodies[0].rows].slice(0, -1).flatMap((row) => [...row.cells].slice(1, -1).flatMap((cell, index) => (
      /\d/.test(cell.textContent) ? [`${row.cells[0].textContent} > ${one.tHead.rows[0].cells[index + 1].textContent}`] : []
    ))).sort(),
  }));
  const before = await read();
  await table.locator("select").selectOption("by name");
  const named = await read();
  await table.locator("select").selectOption("by what is used most");
  const used = await read();
  await table.locator("select").selectOption("as in the model");
  const back = await read();
  await table.locator("td a", { hasText: /^1$/ }).first().click();
  await page.waitForURL("**/elements/**");
  return { before, named, used, back, leads: page.url().split("/").pop() };
}

const readers = {
  zoom: readZoom, wheel: readWheel, pinch: readPinch, full: readFull, folds: readFolds, copies: readCopies,
  images: readImages, highlight: readHighlight, legend: readLegend, animation: readAnimation, steps: readSteps,
  starts: readStarts, drillDown: readDrillDown, matrix: readMatrix,
};
const facts = { faults };
for (const [name, read] of Object.entries(readers)) {
  if (process.argv[3] && process.argv[3] !== name) continue;
  try {
    facts[name] = await read();
  } catch (error) {
    facts[name] = { error: error.message };
    faults.push(`${name}: ${error.message}`);
  }
  for (const context of browser.contexts()) await context.close();
}
await browser.close();
site.stop();
process.stdout.write(JSON.stringify(facts));
