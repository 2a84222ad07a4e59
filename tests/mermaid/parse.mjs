// The real Mermaid parser as a process: one request a line on stdin, one answer a line on stdout.
//
//   {"id": 1, "source": "flowchart TB\na --> b"}
//   {"id": 1, "ok": true, "error": "", "kind": "flowchart", "nodes": [...], "edges": [...], ...}
//
// Answers keep the order of the requests. Texts are given as Mermaid holds them; parser.py decodes them.
import { createInterface } from 'node:readline';
import { register } from 'node:module';
import { kindOf, readDiagram } from './readers.mjs';

// Of all that Mermaid imports, only the HTML sanitizer insists on a browser. Parsing never needs its verdict, so the
// import is redirected to a sanitizer that returns its argument.
const sanitizer = `
  const identity = { isSupported: true, sanitize: (dirty) => String(dirty) };
  export default new Proxy(identity, { get: (known, name) => known[name] ?? (() => undefined) });`;
const hook = `
  export const resolve = (specifier, context, next) =>
    specifier === 'dompurify'
      ? { shortCircuit: true, url: ${JSON.stringify(asUrl(sanitizer))} }
      : next(specifier, context);`;

function asUrl(script) {
  return `data:text/javascript,${encodeURIComponent(script)}`;
}

async function loadMermaid() {
  register(asUrl(hook));
  // "box rgb(…)" of a sequence asks the browser whether the colour is one.
  globalThis.window = { CSS: { supports: () => true } };
  // Mermaid reports some findings on the console; stdout belongs to the protocol.
  console.log = console.info = console.debug = console.warn = console.error;
  const { default: mermaid } = await import('mermaid');
  mermaid.initialize({ logLevel: 'fatal', maxEdges: 100_000, maxTextSize: 50_000_000, suppressErrorRendering: true });
  return mermaid;
}

async function answer(mermaid, source) {
  try {
    const diagram = await mermaid.mermaidAPI.getDiagramFromText(source);
    return { ok: true, error: '', kind: kindOf(diagram.type), ...readDiagram(diagram) };
  } catch (error) {
    return { ok: false, error: String(error?.message ?? error), kind: '' };
  }
}

const mermaid = await loadMermaid();
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const { id, source } = JSON.parse(line);
  process.stdout.write(`${JSON.stringify({ id, ...(await answer(mermaid, source)) })}\n`);
}
