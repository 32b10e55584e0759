import { VitrumError, type ContributionKind } from '@vitrum/core';
import { contributionKinds, didYouMean, kindBySingular, kindNames, nearestName } from '@vitrum/core/internal';
import type { CommandHost } from '../command-host.ts';
import { loadRegistry, requestedHere, type LoadedRegistry } from '../load/registry.ts';
import type { CommonOptions } from '../options/shared-options.ts';
import { readRecipes } from '../recipes/recipes.ts';
import { readSweepRecipes } from '../recipes/sweep-recipes.ts';
import { renderTable } from '../render/table.ts';

/** The options of `vitrum list`, as they were typed. */
export interface ListOptions extends CommonOptions {
  readonly json?: boolean;
}

/** The facts printed about a contribution. */
interface Entry {
  readonly kind: string;
  readonly name: string;
  readonly package: string;
  readonly version: string;
  /** The file or package that it came from; null for built-ins. */
  readonly origin: string | null;
  readonly formula: string | null;
  readonly source: string | null;
  readonly description: string | null;
}

/** Prints all registered contributions, those of one kind, or the recipes. */
export async function list(kind: string | undefined, options: ListOptions, host: CommandHost): Promise<void> {
  if (kind === 'recipes' || kind === 'recipe') return listRecipes(options, host);
  const kinds = kind === undefined ? kindNames : [parseKind(kind)];
  const loaded = await loadRegistry(requestedHere(options.plugin, host), host);
  const entries = kinds.flatMap((each) => entriesOf(loaded, each));
  const { stdout: terminal } = host;
  if (options.json === true) {
    for (const entry of entries) terminal.print(JSON.stringify(entry));
    return;
  }
  const { bold, dim } = terminal.chalk;
  const columns = [
    { head: 'kind', style: dim },
    { head: 'name', style: bold },
    { head: 'package', isFlexible: true, style: dim },
    { head: 'formula', isFlexible: true },
    { head: 'source', isFlexible: true, style: dim },
  ];
  const rows = entries.map((entry) => [
    entry.kind,
    entry.name,
    describePackage(entry),
    entry.formula ?? entry.description ?? '',
    entry.source ?? '',
  ]);
  terminal.print(renderTable(columns, rows, terminal));
}

/** Prints the configurations that ship with the command line. */
async function listRecipes({ json }: ListOptions, { stdout: terminal }: CommandHost): Promise<void> {
  const [recipes, sweeps] = await Promise.all([readRecipes(), readSweepRecipes()]);
  if (json === true) {
    for (const { name, description, config } of recipes) terminal.print(JSON.stringify({ kind: 'recipe', name, description, config }));
    for (const { name, description, sweep } of sweeps) terminal.print(JSON.stringify({ kind: 'sweep-recipe', name, description, sweep }));
    return;
  }
  const { bold } = terminal.chalk;
  const rows = [
    ...recipes.map(({ name, description }) => [name, `vitrum train --config recipe:${name}`, description]),
    ...sweeps.map(({ name, description }) => [name, `vitrum sweep recipe:${name}`, description]),
  ];
  terminal.print(renderTable([{ head: 'name', style: bold }, { head: 'command' }, { head: 'description', isFlexible: true }], rows, terminal));
}

/** The package of a built-in; for a plugin also its version and source. */
function describePackage({ package: name, version, origin }: Entry): string {
  if (origin === null) return name;
  return `${name} ${version} (${origin === `${name} ${version}` ? 'package' : origin})`;
}

function entriesOf({ registry, given }: LoadedRegistry, kind: ContributionKind): readonly Entry[] {
  return registry[kind].entries.map(({ definition, plugin }) => ({
    kind: contributionKinds[kind].singular,
    name: definition.name,
    package: plugin.name,
    version: plugin.version,
    origin: given.find((each) => each.plugin === plugin)?.origin ?? null,
    formula: definition.formula ?? null,
    source: definition.source ?? null,
    description: definition.description ?? null,
  }));
}

/** A kind by its plural or its singular. */
function parseKind(text: string): ContributionKind {
  const found = kindNames.find((kind) => text === kind || text === contributionKinds[kind].singular);
  if (found !== undefined) return found;
  const nearest = nearestName(text, [...kindNames, ...Object.keys(kindBySingular), 'recipes']);
  throw new VitrumError({
    code: 'VITRUM_UNKNOWN_NAME',
    message: `There is no kind of contribution called "${text}".`,
    hint: `${didYouMean(nearest)}Kinds: ${kindNames.join(', ')}; and recipes, the configurations that ship with the command line.`,
    nearest,
  });
}
