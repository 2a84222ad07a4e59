// A single HTML file as somebody opens who was sent it: JSON on stdout.
//
//   node tests/browser/printable.mjs FILE
import path from "node:path";
import { pathToFileURL } from "node:url";
import { drawn, launch } from "./browser.mjs";

const [file] = process.argv.slice(2);
const browser = await launch();
const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
const faults = [];
const address = pathToFileURL(path.resolve(file)).href;
page.on("request", (request) => {
  if (!/^(data|blob):/.test(request.url()) && request.url() !== address) faults.push(`asks for ${request.url()}`);
});
page.on("console", (message) => { if (message.type() === "error") faults.push(message.text()); });
page.on("pageerror", (error) => faults.push(error.message));
await page.goto(address);
await drawn(page, 120_000);
const facts = await page.evaluate(() => ({
  sections: document.querySelectorAll("section").length,
  diagrams: document.querySelectorAll(".diagram").length,
  failed: [...document.querySelectorAll('.diagram:not([data-state="drawn"])')].map((one) => one.textContent.slice(0, 200)),
  lost: [...document.querySelectorAll("a[href], .diagram a")].map((link) => link.getAttribute("href") ?? link.getAttribute("xlink:href"))
    .filter((link) => link && !/^(https?|mailto):/.test(link))
    .filter((link) => !link.startsWith("#") || !document.getElementById(decodeURIComponent(link.slice(1)))),
}));
const pdf = await page.pdf({ format: "A4" });
await browser.close();
process.stdout.write(JSON.stringify({ ...facts, faults, pdf: pdf.subarray(0, 5).toString(), size: pdf.length }));
