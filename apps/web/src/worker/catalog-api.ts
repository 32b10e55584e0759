import type { ContributionKind, Registry } from '@vitrum/core';
import { contributionKinds, kindNames } from '@vitrum/core/internal';
import { builtins } from 'vitrum';
import type { Catalog, CatalogApi, CatalogItem } from '../shared/api/catalog.ts';
import type { Session } from './session.ts';

/** What the registry holds, and the lines of what can be drawn. */
export function catalogApi(session: Pick<Session, 'registry'>): CatalogApi {
  return {
    catalog: () => catalogOf(session.registry),
    curves: async (kind, reference) => (await import('./curves-of.ts')).curvesOf(session.registry, kind, reference),
  };
}

/** Names of the plugins that the page comes with: those of every program, and the one that reads a visitor's files. */
export const builtinNames: ReadonlySet<string> = new Set([...builtins.map(({ name }) => name), '@vitrum/data-files']);

function catalogOf(registry: Registry): Catalog {
  const items = kindNames.map((kind) => [kind, itemsOf(registry, kind)]);
  // Built from the list of kinds, so the type system cannot see that every kind is present.
  return Object.fromEntries(items) as Catalog;
}

function itemsOf(registry: Registry, kind: ContributionKind): readonly CatalogItem[] {
  return registry[kind].entries.map(({ definition, plugin }) => ({
    kind,
    name: definition.name,
    plugin: plugin.name,
    isBuiltin: builtinNames.has(plugin.name),
    ...(definition.description !== undefined && { description: definition.description }),
    ...(definition.formula !== undefined && { formula: definition.formula }),
    ...(definition.derivativeFormula !== undefined && { derivativeFormula: definition.derivativeFormula }),
    ...(definition.source !== undefined && { source: definition.source }),
    options: 'options' in definition ? structuredClone(definition.options) : {},
  }));
}

/** A contribution in words: `activation "gauss"`. */
export const describeContribution = (kind: ContributionKind, name: string): string => `${contributionKinds[kind].singular} "${name}"`;
