/** A contribution to be exported and listed in the plugin of a package's index file. */
export interface IndexEntry {
  readonly identifier: string;
  /** Its module, relative to the index file: `./bent-identity.ts`. */
  readonly module: string;
  /** The list of the plugin to add it to: `activations`. */
  readonly list: string;
}

const maxLineLength = 130;

/**
 * The source of an index file with one more contribution: imported, exported and appended to its list, in the existing order and
 * style.
 *
 * @param path - The file's path, for messages.
 * @throws Error if the file has no such imports, exports or list
 */
export function addToIndex(source: string, entry: IndexEntry, path: string): string {
  const imported = addImport(source, entry);
  const exported = imported === undefined ? undefined : addExport(imported, entry);
  const listed = exported === undefined ? undefined : addToList(exported, entry);
  if (listed !== undefined) return listed;
  throw new Error(
    `${path} has not the form that can be added to. Import and export ${entry.identifier} from '${entry.module}' there, and list it in the plugin's ${entry.list}.`,
  );
}

/**
 * The source of a plugin's file that exports nothing else, with one more contribution: imported and appended to its list.
 *
 * @throws Error if the file has no such imports or list
 */
export function listInPlugin(source: string, entry: IndexEntry, path: string): string {
  const imported = addImport(source, entry);
  const listed = imported === undefined ? undefined : addToList(imported, entry);
  if (listed !== undefined) return listed;
  throw new Error(`${path} has not the form that can be added to. Import ${entry.identifier} from '${entry.module}' there, and list it in the plugin's ${entry.list}.`);
}

/**
 * The source of an index file with one more export of a module.
 *
 * @throws Error if the file has no such exports
 */
export function exportFromIndex(source: string, entry: IndexEntry, path: string): string {
  const exported = addExportStatement(source, entry);
  if (exported !== undefined) return exported;
  throw new Error(`${path} has not the form that can be added to. Export ${entry.identifier} from '${entry.module}' there.`);
}

function addImport(source: string, { identifier, module }: IndexEntry): string | undefined {
  return addStatement(source, /^import \{[^}]*\} from '(\.\/[^']*)';\n/gm, `import { ${identifier} } from '${module}';\n`, module);
}

function addExportStatement(source: string, { identifier, module }: IndexEntry): string | undefined {
  return addStatement(source, /^export (?:type )?\{[^}]*\} from '(\.\/[^']*)';\n/gm, `export { ${identifier} } from '${module}';\n`, module);
}

/** Before the first statement that follows it in the order of modules, otherwise at the end. */
function addStatement(source: string, pattern: RegExp, statement: string, module: string): string | undefined {
  const statements = [...source.matchAll(pattern)];
  const next = statements.find(([, other = '']) => other > module);
  const last = statements.at(-1);
  if (last === undefined) return undefined;
  return insert(source, next?.index ?? last.index + last[0].length, statement);
}

/** Added to the list of exports, or as a separate statement if that is the file's style. */
function addExport(source: string, entry: IndexEntry): string | undefined {
  const { identifier } = entry;
  const list = /^export \{([^}]*)\};/m.exec(source);
  if (list === null) return addExportStatement(source, entry);
  const names = itemsOf(list[1] ?? '');
  const next = names.findIndex((name) => name.toLowerCase() > identifier.toLowerCase());
  const sorted = names.toSpliced(next === -1 ? names.length : next, 0, identifier);
  return replaceAt(source, list, `export ${formatList('{ ', sorted, ' }', list[0].includes('\n'), '')};`);
}

function addToList(source: string, { identifier, list }: IndexEntry): string | undefined {
  const found = new RegExp(String.raw`^(.*\b${list}: )\[([^\]]*)\]`, 'm').exec(source);
  if (found === null) return undefined;
  const [all, head = '', items = ''] = found;
  const indent = /^ */.exec(head)?.[0] ?? '';
  return replaceAt(source, found, head + formatList('[', [...itemsOf(items), identifier], ']', all.includes('\n'), indent));
}

const itemsOf = (list: string): readonly string[] => list.split(',').map((item) => item.trim()).filter((item) => item !== '');

/** On one line if it was on one and still fits, otherwise one item per line. */
function formatList(open: string, items: readonly string[], close: string, isTall: boolean, indent: string): string {
  const flat = `${open}${items.join(', ')}${close}`;
  if (!isTall && flat.length + indent.length < maxLineLength - 20) return flat;
  return `${open.trim()}\n${items.map((item) => `${indent}  ${item},\n`).join('')}${indent}${close.trim()}`;
}

function replaceAt(source: string, match: RegExpExecArray, replacement: string): string {
  return source.slice(0, match.index) + replacement + source.slice(match.index + match[0].length);
}

function insert(source: string, at: number, text: string): string {
  return source.slice(0, at) + text + source.slice(at);
}
