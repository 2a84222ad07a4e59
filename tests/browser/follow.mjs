// A reader with a page open while an architect changes the model: JSON on stdout.
//
//   node tests/browser/follow.mjs PROJECT ADDRESS
//
// PROJECT is a workspace as `trueline init` makes it, which `trueline serve` follows at ADDRESS.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { drawn, launch } from "./browser.mjs";

const [project, address] = process.argv.slice(2);
const model = path.join(project, "architecture", "model.py");
const whole = readFileSync(model, "utf8");
const browser = await launch();
const page = await browser.newPage({ viewport: { width: 1000, height: 500 } });
const faults = [];
page.on("pageerror", (error) => faults.push(error.message));
const shows = (text) => page.waitForFunction((wanted) => (
  document.readyState === "complete" && document.querySelector("article")?.textContent.includes(wanted)
), text, { timeout: 60_000, polling: 30 });
const change = async (file, text, wait) => {
  const began = performance.now();
  writeFileSync(file, text);
  await wait();
  return (performance.now() - began) / 1000;
};
const overlay = page.locator("#trueline-overlay");

await page.goto(`${address}systems/sample/elements/system.html`);
await drawn(page);
await page.evaluate(() => { scrollTo({ top: 200, behavior: "instant" }); window.old = true; });
const valid = await change(model, whole.replace("Takes requests", "Takes <b>every</b> request"), () => shows("Takes <b>every</b> request"));
await drawn(page);
await page.waitForTimeout(500);
const reloaded = await page.evaluate(() => ({ anew: !("old" in window), top: Math.round(scrollY) }));

const broken = await change(model, `${whole}\nx = nowhere\n`, () => overlay.waitFor());
const said = await overlay.innerText();
const beneath = await page.locator("article").textContent();
const role = await overlay.getAttribute("role");
const later = await browser.newPage();
await later.goto(`${address}systems/sample/elements/system.html`);
await later.locator("#trueline-overlay").waitFor();
await later.keyboard.press("Escape");
const closed = await later.locator("#trueline-overlay").count() === 0;
await later.close();
const mended = await change(model, whole.replace("Takes requests", "Takes them again"), () => shows("Takes them again"));
const gone = await overlay.count() === 0;

await page.goto(`${address}index.html`);
const index = path.join(project, "docs", "index.md");
const written = await change(index, `${readFileSync(index, "utf8")}\nA new line.\n`, () => shows("A new line."));
await page.goto(`${address}systems/sample/index.html`);
const added = await change(model, whole.replace('bank = ', 'post = architecture.system("Post Office", external=True)\nbank = '), async () => {
  await page.waitForFunction(async (url) => (await fetch(url)).ok, `${address}systems/sample/elements/post-office.html`, { timeout: 60_000, polling: 100 });
});
await browser.close();
process.stdout.write(JSON.stringify({
  faults, valid, reloaded, broken, said, role, beneath: beneath.includes("Takes <b>every</b> request"), closed, mended, gone, written, added,
}));
