// Opens pages of a site whose diagrams may be drawn by anything: JSON on stdout.
//
//   node tests/browser/elsewhere.mjs FOLDER [PAGE...]
//
// Without pages, all. `pages`; `blocks` and `drawn`, how many diagrams there are and how many of them are an SVG with something in it;
// `faults`, a text each.
import { readdirSync } from "node:fs";
import path from "node:path";
import { launch, serve } from "./browser.mjs";

const [folder, ...some] = process.argv.slice(2);
const names = some.length > 0 ? some : readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html")).sort();
const site = await serve(folder);
const browser = await launch();
const facts = { pages: names.length, blocks: 0, drawn: 0, faults: [] };
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
let name = "";
page.on("request", (request) => {
  const url = request.url();
  if (!/^(data|blob):/.test(url) && !url.startsWith(site.address)) facts.faults.push(`${name}: asks for ${url}`);
});
page.on("console", (message) => { if (message.type() === "error") facts.faults.push(`${name}: ${message.text()}`); });
page.on("pageerror", (error) => facts.faults.push(`${name}: ${error.message}`));
for (name of names) {
  await page.goto(site.address + name.split(path.sep).join("/"));
  const blocks = await page.locator(".diagram, .mermaid").count();
  facts.blocks += blocks;
  if (blocks === 0) continue;
  await page.waitForFunction((count) => (
    [...document.querySelectorAll(":is(.diagram, .mermaid) svg[aria-roledescription]")].filter((svg) => svg.childElementCount > 1).length >= count
  ), blocks, { timeout: 60_000 }).catch(() => facts.faults.push(`${name}: not every diagram is drawn`));
  facts.drawn += await page.locator(":is(.diagram, .mermaid) svg[aria-roledescription]").count();
  if (await page.evaluate(() => "hit" in window)) facts.faults.push(`${name}: something was executed`);
}
await browser.close();
site.stop();
process.stdout.write(JSON.stringify(facts));
