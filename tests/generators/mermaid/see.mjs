// What a reader finally sees: JSON of sources on stdin; for each, the texts that Mermaid draws in a browser as the site
// sets it up, the elements that no text may bring about, and whether one of them was executed.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { launch } from "../../browser/browser.mjs";

const library = createRequire(import.meta.url).resolve("mermaid").replace(/mermaid\.core\.mjs$/, "mermaid.min.js");
const browser = await launch();
const page = await browser.newPage();
await page.setContent('<div id="bench"></div>');
await page.addScriptTag({ path: library });
const seen = await page.evaluate(async (sources) => {
  const { mermaid } = window;
  mermaid.initialize({
    startOnLoad: false, securityLevel: "strict", suppressErrorRendering: true, theme: "base", layout: "elk",
    maxTextSize: 1_000_000, logLevel: "fatal",
  });
  const bench = document.getElementById("bench");
  const lines = (label) => {
    for (const line of label.querySelectorAll("br")) line.replaceWith("\n");
    return label.textContent;
  };
  const look = async (source, number) => {
    try {
      bench.innerHTML = (await mermaid.render(`drawing-${number}`, source)).svg;
    } catch (error) {
      return { error: String(error), texts: [], strange: [], executed: false };
    }
    const labels = [...bench.querySelectorAll("foreignObject, text")].filter((one) => !one.closest("foreignObject foreignObject"));
    const strange = bench.querySelectorAll("script, img, iframe, object, i, em, strong, math, a");
    return {
      error: "", texts: labels.map(lines), strange: [...strange].map((one) => one.outerHTML.slice(0, 200)),
      executed: "hit" in window,
    };
  };
  const answers = [];
  for (const [number, source] of sources.entries()) answers.push(await look(source, number));
  return answers;
}, JSON.parse(readFileSync(0, "utf8")));
await browser.close();
process.stdout.write(JSON.stringify(seen));
