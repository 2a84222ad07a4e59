// What a parsed diagram states, in one shape for every kind: nodes, edges, groups, messages and notes.
// A reader knows one of Mermaid's databases; a kind without a reader is parsed and states nothing.

const kinds = new Map([
  ['flowchart', 'flowchart'], ['flowchart-v2', 'flowchart'], ['flowchart-elk', 'flowchart'],
  ['sequence', 'sequence'],
  ['er', 'er'],
  ['state', 'state'], ['stateDiagram', 'state'],
  ['class', 'class'], ['classDiagram', 'class'],
]);

/** Return the kind without the version that Mermaid's own type names carry. */
export function kindOf(type) {
  return kinds.get(type) ?? type;
}

/** Return what `diagram` states; empty lists where the kind has no such thing. */
export function readDiagram({ type, db }) {
  const empty = { direction: '', nodes: [], edges: [], groups: [], messages: [], notes: [] };
  return { ...empty, ...readers[kindOf(type)]?.(db) };
}

const readers = { flowchart: readFlowchart, sequence: readSequence, er: readEntities, state: readStates, class: readClasses };

// ---- flowcharts ---------------------------------------------------------------------------------------------

function readFlowchart(db) {
  const groups = db.getSubGraphs();
  // An edge to a subgraph leaves a vertex of the subgraph's name behind that is never drawn.
  const groupIds = new Set(groups.map((group) => group.id));
  const vertices = [...db.getVertices().values()].filter((vertex) => !groupIds.has(vertex.id));
  return {
    direction: db.getDirection() ?? '',
    nodes: vertices.map((vertex) => ({
      id: vertex.id, text: vertex.text ?? '', shape: vertex.type ?? 'rect', link: vertex.link ?? '',
      markdown: vertex.labelType === 'markdown', classes: vertex.classes.filter((name) => name !== 'clickable'),
    })),
    edges: db.getEdges().map((edge) => ({
      from: edge.start, to: edge.end, text: edge.text ?? '', line: edge.stroke,
      markdown: edge.labelType === 'markdown', ...arrowsOf(edge.type),
    })),
    groups: groups.map((group) => ({
      id: group.id, title: group.title, nodes: group.nodes, direction: group.dir ?? '',
      markdown: group.labelType === 'markdown',
    })),
  };
}

function arrowsOf(type) {
  const end = type.replace(/^double_/, '').replace(/^arrow_/, '');
  return { end, start: type.startsWith('double_') ? end : 'open' };
}

// ---- sequences ----------------------------------------------------------------------------------------------

function readSequence(db) {
  const names = new Map(Object.entries(db.LINETYPE).map(([name, number]) => [number, name.toLowerCase()]));
  const lines = db.getMessages();
  return {
    nodes: [...db.getActors().values()].map((actor) => ({
      id: actor.name, text: actor.description, shape: actor.type, classes: [], link: '', markdown: false,
    })),
    groups: db.getBoxes().map((box, at) => ({
      id: `box${at + 1}`, title: box.name ?? '', nodes: box.actorKeys, direction: '', markdown: false,
    })),
    messages: lines.filter((line) => names.get(line.type) !== 'note').map((line) => ({
      type: names.get(line.type) ?? line.type ?? '', from: line.from ?? '', to: line.to ?? '', text: wordsOf(line.message),
    })),
    notes: lines.filter((line) => names.get(line.type) === 'note').map((line) => ({
      about: [...new Set([line.from, line.to])], text: wordsOf(line.message),
    })),
  };
}

// A message's text is a string, that of a block an object around one, and `autonumber` has settings in its place.
function wordsOf(message) {
  return typeof message === 'string' ? message : String(message?.text ?? '');
}

// ---- entities -----------------------------------------------------------------------------------------------

function readEntities(db) {
  const entities = [...db.getEntities()];
  const keys = new Map(entities.map(([key, entity]) => [entity.id, key]));
  return {
    direction: db.getDirection?.() ?? '',
    nodes: entities.map(([key, entity]) => ({
      id: key, text: entity.alias || entity.label, shape: 'entity', classes: [], link: '', markdown: false,
      members: entity.attributes.map((attribute) => ({
        text: attribute.name, type: attribute.type, keys: attribute.keys ?? [], comment: attribute.comment ?? '',
      })),
    })),
    // Mermaid's cardA stands beside the second entity and cardB beside the first.
    edges: db.getRelationships().map(({ entityA, entityB, relSpec, roleA }) => ({
      from: keys.get(entityA), to: keys.get(entityB), text: roleA, line: relSpec.relType.toLowerCase(),
      start: relSpec.cardB.toLowerCase(), end: relSpec.cardA.toLowerCase(), markdown: false,
    })),
  };
}

// ---- states -------------------------------------------------------------------------------------------------

const stateShapes = new Map([
  ['stateStart', 'start'], ['stateEnd', 'end'], ['roundedWithTitle', 'composite'], ['rect', 'state'], ['rectWithTitle', 'state'],
]);

// Drawn without words, whatever they are called.
const wordless = new Set(['stateStart', 'stateEnd', 'fork', 'join', 'choice', 'divider']);

// What is laid out is read, since the tables of states and relations leave out what stands inside a composite state.
function readStates(db) {
  const { nodes, edges } = db.getData();
  const isNote = (id) => /----(parent$|note-)/.test(id);
  const states = nodes.filter((node) => !isNote(node.id));
  const links = new Map([...db.getLinks()].map(([key, { url }]) => [key.id ?? key, url.replace(/^"|"$/g, '')]));
  return {
    direction: db.getDirection(),
    nodes: states.map((node) => ({
      id: node.id, text: stateText(node), shape: stateShapes.get(node.shape) ?? node.shape, markdown: false,
      link: links.get(node.id) ?? '', classes: node.cssClasses.split(' ').filter((name) => name && !name.startsWith('statediagram-')),
    })),
    edges: edges.filter((edge) => !isNote(edge.start) && !isNote(edge.end)).map((edge) => ({
      from: edge.start, to: edge.end, text: edge.label ?? '', line: 'solid', start: 'open', end: 'point', markdown: false,
    })),
    groups: states.filter((node) => node.isGroup).map((group) => ({
      id: group.id, title: stateText(group), direction: group.dir ?? '', markdown: false,
      nodes: states.filter((node) => node.parentId === group.id).map((node) => node.id),
    })),
    notes: nodes.filter((node) => node.shape === 'note').map((node) => ({
      about: [node.id.replace(/----note-.*$/, '')], text: node.label,
    })),
  };
}

function stateText({ shape, label, description }) {
  if (wordless.has(shape)) return '';
  return [label, ...(description ?? [])].join('<br/>');
}

// ---- classes ------------------------------------------------------------------------------------------------

const classEnds = new Map([[0, 'aggregation'], [1, 'extension'], [2, 'composition'], [3, 'dependency'], [4, 'lollipop']]);

function readClasses(db) {
  return {
    direction: db.getDirection?.() ?? '',
    nodes: [...db.getClasses().values()].map((one) => ({
      id: one.id, text: one.text, shape: 'class', link: one.link ?? '', markdown: false,
      classes: one.cssClasses.split(' ').filter((name) => name && name !== 'default' && name !== 'clickable'),
      annotations: one.annotations,
      // The text of a member is Markdown in which a leading visibility is escaped.
      members: [...one.members, ...one.methods].map((member) => ({
        text: member.text.replace(/^\\/, ''), type: member.memberType, keys: [], comment: member.classifier,
      })),
    })),
    edges: db.getRelations().map((one) => ({
      from: one.id1, to: one.id2, text: one.title ?? '', line: one.relation.lineType ? 'dotted' : 'solid', markdown: false,
      start: classEnds.get(one.relation.type1) ?? 'open', end: classEnds.get(one.relation.type2) ?? 'open',
      startText: oneSide(one.relationTitle1), endText: oneSide(one.relationTitle2),
    })),
    groups: [...db.getNamespaces().values()].map((one) => ({
      id: one.id, title: one.label, nodes: [...one.classes.keys()], direction: '', markdown: false,
    })),
    notes: [...db.getNotes().values()].map((note) => ({ about: note.class ? [note.class] : [], text: note.text })),
  };
}

function oneSide(title) {
  return title === 'none' ? '' : title ?? '';
}
