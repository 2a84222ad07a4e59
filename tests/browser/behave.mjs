// What a reader meets on the site, told as facts: JSON on stdout.
//
//   node tests/browser/behave.mjs FOLDER PORT
//
// FOLDER is a site of two pages that was built for PORT: index.html links to probe.html, which holds a diagram of each
// kind, one that says hostile things, and as its last one something that is no diagram.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { drawn, launch, serve } from "./browser.mjs";

const [folder, port] = process.argv.slice(2);
const site = await serve(folder, Number(port));
const browser = await launch();
const foreign = [];

async function open(address, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.on("request", (request) => {
    if (!/^(data|blob|file):/.test(request.url()) && !request.url().startsWith(site.address)) foreign.push(request.url());
  });
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

const blocks = (page) => page.evaluate(() => [...document.querySelectorAll(".diagram")].map((block) => ({
  state: block.dataset.state, palette: block.dataset.palette, label: block.getAttribute("aria-label"),
})));
const states = async (page) => (await blocks(page)).map(({ state }) => state);
const palettes = async (page) => [...new Set((await blocks(page)).map(({ palette }) => palette))];
const ground = (page) => page.evaluate(() => getComputedStyle(document.querySelector(".diagram")).backgroundColor);

/** Light and dark: what the system asks for, what it asks for later, and what the reader chooses. */
async function readPalettes() {
  const page = await open(`${site.address}probe.html`, { colorScheme: "dark" });
  await drawn(page);
  const asked = await palettes(page);
  const dark = await ground(page);
  await page.emulateMedia({ colorScheme: "light" });
  await page.waitForFunction(() => document.body.dataset.mdColorScheme === "default");
  await drawn(page);
  const later = await palettes(page);
  const light = await ground(page);
  for (let click = 0; click < 2; click += 1) await page.locator("label.md-header__button[for^=__palette]:visible").click();
  await page.waitForFunction(() => document.body.dataset.mdColorScheme === "slate");
  await drawn(page);
  return { asked, later, chosen: await palettes(page), differ: dark !== light };
}

async function readFailure() {
  const page = await open(`${site.address}probe.html`);
  await drawn(page);
  const last = page.locator(".diagram").last();
  return {
    states: await states(page),
    labels: (await blocks(page)).map(({ label }) => label),
    message: await last.locator(".diagram__message").innerText(),
    reason: await last.locator(".diagram__reason").innerText(),
    source: await last.locator(".diagram__source").innerText(),
    executed: await page.evaluate(() => "broken" in window),
    scripts: await page.locator(".diagram script").count(),
  };
}

/** Whether titles of boundaries stand at the left of them, in the flowcharts. */
async function readLayout() {
  const page = await open(`${site.address}probe.html`);
  await drawn(page);
  return page.evaluate(() => {
    const places = (parent, selector) => [...parent.querySelectorAll(selector)].map((one) => one.getBoundingClientRect());
    const charts = [...document.querySelectorAll(".diagram__frame > svg[aria-roledescription^=flowchart]")]
      .filter((svg) => svg.checkVisibility());
    const counts = { titles: 0, atLeft: 0 };
    for (const svg of charts) {
      const frames = places(svg, ".cluster > rect");
      const titles = places(svg, ".cluster-label foreignObject");
      counts.titles += titles.length;
      counts.atLeft += titles.filter((title) => frames.some((frame) => Math.abs(title.left - frame.left) < 26)).length;
    }
    return counts;
  });
}

/** From one page to the next as the theme does it, without loading the site again; and along a link of a diagram. */
async function readNavigation() {
  const page = await open(`${site.address}index.html`);
  await page.evaluate(() => { window.stayed = true; });
  await page.locator("article a[href$='probe.html']").click();
  await page.waitForURL("**/probe.html");
  await page.waitForSelector(".diagram");
  await drawn(page);
  const stayed = await page.evaluate(() => window.stayed === true);
  const drawnThere = await states(page);
  await page.locator(".diagram a").first().click();
  await page.waitForURL("**/index.html");
  const title = await page.locator("h1").innerText();
  await page.goto(`${site.address}probe.html`);
  await drawn(page);
  await page.locator(".diagram a", { hasText: "Event Store" }).first().click();
  await page.waitForURL("**/index.html");
  return { stayed, states: drawnThere, title, participant: await page.locator("h1").innerText() };
}

async function readFiles() {
  const page = await open(pathToFileURL(path.join(path.resolve(folder), "probe.html")).href);
  await drawn(page);
  return states(page);
}

async function readPhone() {
  const page = await open(`${site.address}probe.html`, { viewport: { width: 375, height: 700 } });
  await drawn(page);
  const seen = await page.evaluate(() => ({
    overflow: document.documentElement.scrollWidth - innerWidth,
    smallest: Math.min(...[...document.querySelectorAll(".diagram__frame > svg")]
      .filter((svg) => svg.checkVisibility())
      .map((svg) => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width)),
  }));
  return seen;
}

async function readWithoutScripts() {
  const page = await open(`${site.address}probe.html`, { javaScriptEnabled: false });
  return page.locator(".diagram").first().innerText();
}

const facts = {
  palettes: await readPalettes(),
  failure: await readFailure(),
  layout: await readLayout(),
  navigation: await readNavigation(),
  files: await readFiles(),
  phone: await readPhone(),
  withoutScripts: await readWithoutScripts(),
  foreign,
};
await browser.close();
site.stop();
process.stdout.write(JSON.stringify(facts));
