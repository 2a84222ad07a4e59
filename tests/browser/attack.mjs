// Opens every page of a site whose model is hostile, uses what can be used on it, and says what came of it.
//
//   node tests/browser/attack.mjs FOLDER
//
// Prints JSON: `pages` and `diagrams`, how many were seen; `faults`, a text each: whatever was executed, or could be.
import { readdirSync } from "node:fs";
import path from "node:path";
import { drawn, launch, serve } from "./browser.mjs";

const [folder] = process.argv.slice(2);
const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html")).sort();
const waiting = names.map((name) => name.split(path.sep).join("/"));
const site = await serve(folder);
const browser = await launch();
const faults = [];
let diagrams = 0;

/** What stands in the page that a text of the model must never become. */
const look = (page) => page.evaluate(() => {
  const found = [];
  if ("hit" in window) found.push(`executed: ${window.hit}`);
  for (const one of document.querySelectorAll("body *")) {
    for (const { name, value } of one.attributes) {
      if (/^on/i.test(name)) found.push(`attribute ${name} of ${one.tagName}`);
      if (/^\s*(javascript|vbscript|data:text\/html)/i.test(value) && /href|src|action/i.test(name)) found.push(`${name}=${value}`);
    }
  }
  const foreign = "article :is(script, iframe, object, embed, form, base, meta), article img:not([src^='data:'])";
  for (const one of document.querySelectorAll(foreign)) found.push(`element ${one.outerHTML.slice(0, 120)}`);
  return found;
});

/** Presses everything in the frames of the page's diagrams. */
async function use(page) {
  await page.evaluate(async () => {
    const pause = (time) => new Promise((resolve) => { setTimeout(resolve, time); });
    for (const details of document.querySelectorAll("details")) details.open = true;
    for (const block of [...document.querySelectorAll(".diagram")].slice(0, 3)) {
      for (const label of ["Fold or unfold all groups", "Show names only", "Step through, message by message", "Next message"]) {
        block.querySelector(`button[aria-label="${label}"]`)?.click();
        await pause(30);
      }
      for (const entry of block.querySelectorAll(".diagram__entry")) if (/Legend|source/.test(entry.textContent)) entry.click();
      for (const part of block.querySelectorAll(".diagram__frame .node")) part.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
    }
  });
  await page.waitForTimeout(100);
  await drawn(page);
}

async function visitAll() {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
  let name = "";
  context.on("request", (request) => {
    const url = request.url();
    if (!/^(data|blob):/.test(url) && !url.startsWith(site.address)) faults.push(`${name}: asks for ${url}`);
  });
  const page = await context.newPage();
  page.on("dialog", (dialog) => {
    faults.push(`${name}: a dialogue: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("pageerror", (error) => faults.push(`${name}: ${error.message}`));
  while (waiting.length > 0) {
    name = waiting.shift();
    await page.goto(site.address + name);
    await drawn(page);
    diagrams += await page.locator('.diagram[data-state="drawn"]').count();
    for (const fault of await look(page)) faults.push(`${name}: ${fault}`);
    await use(page);
    for (const fault of await look(page)) faults.push(`${name}, used: ${fault}`);
  }
  await context.close();
}

/** Results of a search show titles and excerpts of pages, which the theme puts together by itself. */
async function search() {
  const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
  await page.goto(`${site.address}index.html`);
  const input = page.locator(".md-search__input");
  const found = page.locator(".md-search-result__item").first();
  // The theme hears keys, not changes of the field, and what is typed before it listens is lost.
  for (let tries = 0; tries < 30 && !await found.isVisible(); tries += 1) {
    await input.press("ControlOrMeta+a");
    await input.press("Backspace");
    await input.pressSequentially("window hit");
    await found.waitFor({ timeout: 3000 }).catch(() => {});
  }
  for (const fault of await look(page)) faults.push(`search: ${fault}`);
  return page.locator(".md-search-result__item").count();
}

await visitAll();
const results = await search();
await browser.close();
site.stop();
process.stdout.write(JSON.stringify({ pages: names.length, diagrams, results, faults: faults.slice(0, 200) }));
