// How long the script of the site takes for flowcharts of the given numbers of boxes: JSON on stdout, seconds by boxes.
//
//   node bench/drawing.mjs BOXES...
import path from "node:path";
import { fileURLToPath } from "node:url";
import { launch, serve } from "../tests/browser/browser.mjs";

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "..");
const site = await serve(path.join(root, "site"));
const browser = await launch();
const page = await browser.newPage();
const body = `<!doctype html><link rel="stylesheet" href="assets/trueline/trueline.css">
  <body data-md-color-scheme="default"><article class="md-typeset"></article><script src="assets/trueline/trueline.js"></script>`;
await page.route(`${site.address}bench.html`, (route) => route.fulfill({ contentType: "text/html", body }));
await page.goto(`${site.address}bench.html`);
await page.waitForFunction(() => window.trueline?.drawing);
const found = {};
for (const boxes of process.argv.slice(2).map(Number)) {
  found[boxes] = await page.evaluate(async (count) => {
    const lines = ["flowchart TB"];
    for (let box = 0; box < count; box += 1) lines.push(`  n${box}["<b>Component ${box}</b><br/>[Component: Python]<br/>What it is responsible for"]`);
    for (let arrow = 0; arrow < (count * 3) / 2 - 1; arrow += 1) lines.push(`  n${(arrow * 5) % count} -->|"Uses what it needs"| n${(arrow * 7 + 3) % count}`);
    const seconds = [];
    for (let run = 0; run < 4; run += 1) {
      const began = performance.now();
      await window.trueline.drawing.draw(lines.join("\n"));
      seconds.push((performance.now() - began) / 1000);
    }
    return seconds.slice(1).sort((a, b) => a - b)[1]; // the first one loads Mermaid
  }, boxes);
}
await browser.close();
site.stop();
process.stdout.write(JSON.stringify(found));
