// Exports read by parsers of others: JSON on stdout.
//
//   node tests/generators/exports/structurizr.mjs FILE...
//
// A .dsl file is read by structurizr-parser, a .json file by structurizr-typescript. For each: `errors`, and what was found.
import { readFileSync } from "node:fs";
import parser from "structurizr-parser";
import structurizr from "structurizr-typescript";

const { StructurizrLexer, StructurizrParser } = parser;

/** The text without what the grammar of the parser lacks: infrastructure nodes, deployment views of all systems, styles of lines. */
const known = (text) => text
  .replace(/^\s*infrastructureNode .*$/gm, "")
  .replace(/^\s*style dashed$/gm, "")
  .replace(/^(\s*)deployment \* /gm, "$1deployment someSystem ");

function readDsl(text) {
  const { errors, tokens } = StructurizrLexer.tokenize(known(text));
  StructurizrParser.input = tokens;
  const tree = StructurizrParser.workspaceWrapper();
  const all = [...errors, ...StructurizrParser.errors];
  return { errors: all.map((one) => `${one.message} (line ${one.token?.startLine ?? one.line})`), tokens: tokens.length, tree: tree !== undefined };
}

function readJson(text) {
  const workspace = new structurizr.Workspace();
  try {
    workspace.fromDto(JSON.parse(text));
  } catch (error) {
    return { errors: [error.message] };
  }
  const { model, views } = workspace;
  const containers = model.softwareSystems.flatMap((system) => system.containers ?? []);
  return {
    errors: [],
    people: model.people.map(({ name }) => name),
    systems: model.softwareSystems.map(({ name }) => name),
    containers: containers.map(({ name }) => name),
    components: containers.flatMap((container) => container.components ?? []).map(({ name }) => name),
    views: views.containerViews.length,
  };
}

const found = process.argv.slice(2).map((file) => {
  const text = readFileSync(file, "utf8");
  return file.endsWith(".dsl") ? readDsl(text) : readJson(text);
});
process.stdout.write(JSON.stringify(found));
