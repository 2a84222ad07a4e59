// What axe-core has against pages of the built documentation, in both palettes and with diagrams in use: JSON on stdout.
//
//   node tests/browser/axe.mjs FOLDER
//
// `checked`: how many states of pages; `violations`: those of impact serious or critical, a text each; `spoilt`: what is
// found on a page that was spoilt on purpose.
import { readFileSync } from "node:fs";
import { drawn, launch, serve } from "./browser.mjs";

const [folder] = process.argv.slice(2);
const axe = readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const PAGES = [
  "index.html", "guide/language.html", "guide/commands.html", "systems/index.html", "systems/crm/containers.html",
  "systems/crm/matrix.html", "systems/crm/names.html", "systems/crm/deployment.html", "systems/crm/elements/crm-system.html",
  "systems/inventory/flows.html", "systems/inventory/machines.html", "systems/inventory/domain.html",
  "systems/inventory/rules.html", "systems/pcf-api/schema.html", "decisions/index.html", "reference/inspections.html",
];
// Parts of the theme, which no style sheet of ours can mend.
const THEIRS = [
  ".md-search", // the search field is in the page twice over, once for phones
  "#__palette", // the form of the palette names its inputs by their labels, which stand elsewhere
];
const site = await serve(folder);
const browser = await launch();
const facts = { checked: 0, violations: [] };

async function check(page, where) {
  const found = await page.evaluate(async ({ script, exclude }) => {
    if (!window.axe) new Function(script)();
    const { violations } = await window.axe.run({ exclude: exclude.map((one) => [one]) }, { resultTypes: ["violations"] });
    return violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) => (
      `${id} (${nodes.length}): ${nodes[0].target.join(" ")}: ${nodes[0].html.slice(0, 160)}`
    ));
  }, { script: axe, exclude: THEIRS });
  facts.checked += 1;
  return found.map((one) => `${where}: ${one}`);
}

async function open(name, colorScheme) {
  const page = await browser.newPage({ colorScheme, viewport: { width: 1280, height: 900 } });
  await page.goto(site.address + name);
  // Half way through a transition, such as that of the tabs after a scroll, nothing has the contrast that it will have.
  await page.addStyleTag({ content: "*, *::before, *::after { transition: none !important; }" });
  await drawn(page);
  return page;
}

for (const palette of ["light", "dark"]) {
  for (const name of PAGES) {
    const page = await open(name, palette);
    facts.violations.push(...await check(page, `${name}, ${palette}`));
    await page.close();
  }
  const page = await open("systems/crm/containers.html", palette);
  const press = (label) => page.locator(`.diagram button[aria-label="${label}"]`).first().click();
  await press("More");
  facts.violations.push(...await check(page, `menu, ${palette}`));
  await page.locator(".diagram__entry", { hasText: "Legend" }).first().click();
  await page.locator("details.as-text summary").first().click();
  facts.violations.push(...await check(page, `legend and text, ${palette}`));
  await press("Fold or unfold all groups");
  await page.waitForSelector(".diagram__frame .node[role=button]");
  await press("Full screen");
  await page.waitForFunction(() => document.fullscreenElement);
  facts.violations.push(...await check(page, `full screen, ${palette}`));
  await page.close();
  const flow = await open("systems/inventory/flows.html", palette);
  await flow.locator('.diagram button[aria-label^="Step through"]').first().click();
  await flow.locator('.diagram button[aria-label="Next message"]').first().click();
  facts.violations.push(...await check(flow, `steps, ${palette}`));
  await flow.close();
}
const spoilt = await open("systems/crm/containers.html", "light");
await spoilt.evaluate(() => {
  const button = document.querySelector(".diagram__button");
  button.removeAttribute("aria-label");
  button.removeAttribute("title");
});
facts.spoilt = await check(spoilt, "spoilt");
await browser.close();
site.stop();
process.stdout.write(JSON.stringify(facts));
