// Opens every page of a built site, in the light palette and then in the dark one, and says what went wrong.
//
//   node tests/browser/visit.mjs FOLDER
//
// Prints JSON: `pages` and `diagrams`, how many were seen; `faults`, a text each.
import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { drawn, launch, serve } from "./browser.mjs";

const [folder] = process.argv.slice(2);
const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html")).sort();
const waiting = names.map((name) => name.split(path.sep).join("/"));
const site = await serve(folder);
const browser = await launch();
const faults = [];
let diagrams = 0;

/** What the diagrams of the page that is open look like, in its palette. */
const look = (page) => page.evaluate(() => [...document.querySelectorAll(".diagram")].map((block) => {
  const svg = block.querySelector(".diagram__frame > svg");
  return {
    state: block.dataset.state,
    reason: block.querySelector(".diagram__reason")?.textContent ?? "",
    drawn: svg !== null && svg.viewBox.baseVal.width > 0 && svg.viewBox.baseVal.height > 0,
    palette: block.dataset.palette,
  };
}));

async function visit(page, name) {
  await page.goto(site.address + name);
  for (const palette of ["default", "slate"]) {
    await page.evaluate((scheme) => document.body.setAttribute("data-md-color-scheme", scheme), palette);
    await drawn(page);
    const seen = await look(page);
    for (const [number, one] of seen.entries()) {
      if (one.state !== "drawn" || !one.drawn) faults.push(`${name}: diagram ${number + 1}, ${palette}: ${one.reason || "empty"}`);
      if (one.palette !== palette) faults.push(`${name}: diagram ${number + 1} is in the palette ${one.palette}`);
    }
    if (seen.length === 0) return;
    if (palette === "default") diagrams += seen.length;
  }
}

async function visitAll() {
  const context = await browser.newContext({ colorScheme: "light", viewport: { width: 1440, height: 1000 } });
  let name = "";
  context.on("request", (request) => {
    const url = request.url();
    if (!/^(data|blob):/.test(url) && !url.startsWith(site.address)) faults.push(`${name}: asks for ${url}`);
  });
  context.on("response", (answer) => {
    if (answer.status() >= 400) faults.push(`${name}: ${answer.status()} ${answer.url()}`);
  });
  const page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`${name}: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`${name}: ${error.message}`));
  while (waiting.length > 0) {
    name = waiting.shift();
    await visit(page, name);
  }
  await context.close();
}

await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, visitAll));
await browser.close();
site.stop();
process.stdout.write(JSON.stringify({ pages: names.length, diagrams, faults }));
