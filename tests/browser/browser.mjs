// What both scripts of this folder need: a browser that asks nobody for anything, a server of files, and the
// knowledge of when a page has finished drawing.
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { chromium } from "playwright-core";

const QUIET = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

const TYPES = {
  ".css": "text/css", ".html": "text/html", ".js": "text/javascript", ".json": "application/json",
  ".png": "image/png", ".svg": "image/svg+xml", ".xml": "application/xml",
};

/** The Chromium to use: `CHROMIUM`, or the first of its usual names on the PATH. */
function executable() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const found = ["chromium", "chromium-browser", "google-chrome"]
    .flatMap((name) => folders.map((folder) => path.join(folder, name)))
    .find((file) => existsSync(file));
  if (!found) throw new Error("no Chromium: install it, or set CHROMIUM to the path of one");
  return found;
}

/** Starts a headless browser. */
export const launch = () => chromium.launch({ executablePath: executable(), headless: true, args: QUIET });

/** Serves `folder` on a free port (or on `port`) of this machine; answers with the address and how to stop. */
export async function serve(folder, port = 0) {
  const server = createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const file = path.join(folder, path.normalize(name.endsWith("/") ? `${name}index.html` : name));
    if (!existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    response.writeHead(200, {
      "content-type": TYPES[path.extname(file)] ?? "application/octet-stream",
      "cache-control": "max-age=600",
    });
    return createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => { server.listen(port, "127.0.0.1", resolve); });
  return { address: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() };
}

/** Waits until every diagram of `page` is drawn (or has failed) in the page's palette. */
export async function drawn(page, timeout = 60_000) {
  await page.waitForFunction(() => {
    const palette = document.body.dataset.mdColorScheme;
    return [...document.querySelectorAll(".diagram")].every(
      (block) => block.dataset.state !== undefined && block.dataset.palette === palette,
    );
  }, undefined, { timeout, polling: 50 });
}
