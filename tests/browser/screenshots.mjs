#!/usr/bin/env node
// Takes pictures of pages of the built site, whole pages with every diagram drawn, so that people can look at them.
//
//   node tests/browser/screenshots.mjs [--out FOLDER] [--palette light|dark|both] [--width PIXELS] PAGE...
//
// PAGE is a file of the built site (build/site/index.html) or an address (http://127.0.0.1:8000/index.html).
// The pictures are FOLDER/<name>-<palette>.png, by default in build/screenshots; their names are printed.
// CHROMIUM names the browser, if it is not on the PATH.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { pathToFileURL } from "node:url";
import { drawn, launch } from "./browser.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: "string", default: "build/screenshots" },
    palette: { type: "string", default: "both" },
    width: { type: "string", default: "1440" },
  },
});
const palettes = values.palette === "both" ? ["light", "dark"] : [values.palette];
mkdirSync(values.out, { recursive: true });
const browser = await launch();
for (const palette of palettes) {
  const context = await browser.newContext({
    colorScheme: palette,
    viewport: { width: Number(values.width), height: 1000 },
  });
  for (const one of positionals) {
    const address = /^[a-z]+:/i.test(one) ? one : pathToFileURL(path.resolve(one)).href;
    const page = await context.newPage();
    await page.goto(address);
    await drawn(page);
    const name = new URL(address).pathname.split("/").slice(-3).join("-").replace(/\.html$/, "").replace(/^-/, "");
    const file = path.join(values.out, `${name || "index"}-${palette}.png`);
    await page.screenshot({ path: file, fullPage: true });
    console.log(file);
    await page.close();
  }
  await context.close();
}
await browser.close();
