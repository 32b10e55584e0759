import { contractProperties, contributionKinds, isRecord, kindNames, requiredFunctions, withArticle, type ContributionKind, type VitrumError } from '@vitrum/core';
import { unreadable, type ModuleLocation } from './locate-module.ts';

type Exports = Readonly<Record<string, unknown>>;

/**
 * The plugin among the exports of a module: the default export, or the one called `plugin`.
 *
 * @throws VITRUM_PLUGIN_UNREADABLE
 */
export function pluginExport(exports: Exports, location: ModuleLocation): unknown {
  const exported = defaultOf(exports) ?? exports['plugin'];
  if (exported === undefined) throw nothingExported(exports, location);
  const kind = kindOf(exported);
  if (kind !== undefined && !looksLikePlugin(exported)) throw contributionAlone(kind, location);
  return exported;
}

/** A CommonJS module compiled from an ES module has its default export one level down. */
function defaultOf(exports: Exports): unknown {
  const { default: exported } = exports;
  return isRecord(exported) && exported['__esModule'] === true ? (exported['default'] ?? exported['plugin']) : exported;
}

function nothingExported(exports: Exports, { title }: ModuleLocation): VitrumError {
  const message = `${title} exports no plugin: it has neither a default export nor one called "plugin".`;
  const entries = Object.entries(exports).filter(([name]) => name !== 'default' && name !== 'module.exports');
  const plugin = entries.find(([, value]) => looksLikePlugin(value));
  if (plugin !== undefined)
    return unreadable(message, `Its export "${plugin[0]}" looks like one: export default ${plugin[0]};`);
  for (const [name, value] of entries) {
    const kind = kindOf(value);
    if (kind === undefined) continue;
    return unreadable(message, `Its export "${name}" looks like ${one(kind)}: ${example(`${kind}: [${name}]`)}`);
  }
  return unreadable(message, `Export it: ${example('activations: [ … ]')}`);
}

function contributionAlone(kind: ContributionKind, { title }: ModuleLocation): VitrumError {
  return unreadable(
    `${title} exports no plugin: what it exports looks like ${one(kind)}.`,
    `A plugin holds lists of them: ${example(`${kind}: [ … ]`)}`,
  );
}

const example = (list: string): string => `export default { name: "vitrum-plugin-x", version: "1.0.0", ${list} };`;

/** `an activation`, `a loss`. */
const one = (kind: ContributionKind): string => withArticle(contributionKinds[kind].singular);

function looksLikePlugin(value: unknown): boolean {
  return isRecord(value) && kindNames.some((kind) => Array.isArray(value[kind]));
}

/**
 * Of the kinds whose functions it has, the one whose contract has most of its properties; undefined if several are equally likely,
 * for example with only a name, options and `create`.
 */
function kindOf(value: unknown): ContributionKind | undefined {
  if (!isRecord(value) || typeof value['name'] !== 'string') return undefined;
  const knownBy = (kind: ContributionKind): number => contractProperties(kind).filter((property) => property in value).length;
  const [first, second] = kindNames
    .filter((kind) => isUsable(kind, value))
    .map((kind) => ({ kind, known: knownBy(kind) }))
    .sort((one, other) => other.known - one.known);
  return first?.known === second?.known ? undefined : first?.kind;
}

function isUsable(kind: ContributionKind, value: Readonly<Record<string, unknown>>): boolean {
  const { maker } = contributionKinds[kind];
  const needed = isRecord(value['options']) && maker !== undefined ? [maker] : requiredFunctions(kind, value);
  return needed.every((name) => typeof value[name] === 'function');
}
