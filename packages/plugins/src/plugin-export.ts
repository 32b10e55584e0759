import type { ContributionKind, VitrumError } from '@vitrum/core';
import { contractProperties, contributionKinds, isRecord, kindDetails, kindNames, requiredFunctions, withArticle } from '@vitrum/core/internal';
import { unreadable, type ModuleLocation } from './locate-module.ts';

type Exports = Readonly<Record<string, unknown>>;
type Kinds = readonly ContributionKind[];

/**
 * The plugin among the exports of a module: the default export, or the one named `plugin`.
 *
 * @throws VITRUM_PLUGIN_UNREADABLE
 */
export function pluginExport(exports: Exports, location: ModuleLocation): unknown {
  const exported = defaultOf(exports) ?? exports['plugin'];
  if (exported === undefined) throw nothingExported(exports, location);
  const kinds = kindsOf(exported);
  if (kinds.length > 0 && !looksLikePlugin(exported)) throw contributionAlone(kinds, location);
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
    const kinds = kindsOf(value);
    if (kinds.length === 0) continue;
    return unreadable(message, `Its export "${name}" looks like ${oneOf(kinds)}: ${example(`${listOf(kinds)}: [${name}]`)}`);
  }
  return unreadable(message, `Export it: ${example('activations: [ … ]')}`);
}

function contributionAlone(kinds: Kinds, { title }: ModuleLocation): VitrumError {
  return unreadable(
    `${title} exports no plugin: what it exports looks like ${oneOf(kinds)}.`,
    `A plugin holds lists of them: ${example(`${listOf(kinds)}: [ … ]`)}`,
  );
}

const example = (list: string): string => `export default { name: "vitrum-plugin-x", version: "1.0.0", ${list} };`;

/** `an activation`, `a loss`; `a contribution` if it may be of several kinds. */
const oneOf = ([kind, ...others]: Kinds): string =>
  withArticle(kind === undefined || others.length > 0 ? 'contribution' : contributionKinds[kind].singular);

/** The list of a plugin that holds it, or an example of one. */
const listOf = ([kind = 'activations', ...others]: Kinds): ContributionKind => (others.length > 0 ? 'activations' : kind);

function looksLikePlugin(value: unknown): boolean {
  return isRecord(value) && kindNames.some((kind) => Array.isArray(value[kind]));
}

/**
 * The kinds it may be of: those whose required functions it has, and among these the ones whose contracts share the most properties
 * with it.
 */
function kindsOf(value: unknown): Kinds {
  if (!isRecord(value) || typeof value['name'] !== 'string') return [];
  const knownBy = (kind: ContributionKind): number => contractProperties(kind).filter((property) => property in value).length;
  const usable = kindNames.filter((kind) => isUsable(kind, value));
  const maxKnown = Math.max(...usable.map(knownBy));
  return usable.filter((kind) => knownBy(kind) === maxKnown);
}

function isUsable(kind: ContributionKind, value: Readonly<Record<string, unknown>>): boolean {
  const { maker, requiresOneOf } = kindDetails[kind];
  const has = (name: string): boolean => typeof value[name] === 'function';
  if (isRecord(value['options']) && maker !== undefined) return has(maker);
  return requiredFunctions(kind, value).every(has) && (requiresOneOf?.some(has) ?? true);
}
