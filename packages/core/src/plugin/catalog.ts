import { contributionKinds, type ContributionKind } from '../contracts/kinds.ts';
import { didYouMean, nearestName } from '../errors/nearest-name.ts';
import { VitrumError } from '../errors/vitrum-error.ts';
import type { ContributionKinds } from './contribution-kinds.ts';
import type { Plugin } from './plugin.ts';

/** A contribution and the plugin that registered it. */
export interface CatalogEntry<Definition> {
  /** The contribution as it was registered. */
  readonly definition: Definition;
  /** The plugin that registered it, or the one that replaced it last. */
  readonly plugin: Plugin;
}

/** The contributions of one kind in a registry. */
export interface Catalog<Kind extends ContributionKind> {
  /** Looks up an arbitrary text: throws VITRUM_UNKNOWN_NAME with the nearest name. */
  lookup(name: string): ContributionKinds[Kind];
  /** Like `lookup`, but with the plugin that registered the contribution. */
  entry(name: string): CatalogEntry<ContributionKinds[Kind]>;
  /** True if a contribution of this kind is registered under `name`; never throws. */
  has(name: string): boolean;
  /** Every registered name, in order of registration. */
  readonly names: readonly string[];
  /** Every contribution with its plugin, in order of registration. */
  readonly entries: readonly CatalogEntry<ContributionKinds[Kind]>[];
}

/** A catalog whose contributions are known to the type system: `Known` has them by name. One with more names can take its place. */
export interface TypedCatalog<Kind extends ContributionKind, Known extends object> extends Catalog<Kind> {
  /** Gets a contribution by a name in this catalog; other names do not compile. */
  get<Name extends keyof Known & string>(name: Name): Known[Name];
}

/** The members of a union of contributions by their names. */
export type ByName<Definition extends { readonly name: string }> = { readonly [Each in Definition as Each['name']]: Each };

/** Creates the read-only catalog of one kind. */
export function createCatalog<Kind extends ContributionKind, Known extends object>(
  kind: Kind,
  byName: ReadonlyMap<string, CatalogEntry<ContributionKinds[Kind]>>,
): TypedCatalog<Kind, Known> {
  function entry(name: string): CatalogEntry<ContributionKinds[Kind]> {
    const found = byName.get(name);
    if (found === undefined) throw unknownName(kind, name, [...byName.keys()]);
    return found;
  }
  return {
    // The map holds exactly the contributions of `Known`, under their own names.
    get: <Name extends keyof Known & string>(name: Name) => entry(name).definition as Known[Name],
    lookup: (name) => entry(name).definition,
    entry,
    has: (name) => byName.has(name),
    names: [...byName.keys()],
    entries: [...byName.values()],
  };
}

function unknownName(kind: ContributionKind, name: string, names: readonly string[]): VitrumError {
  const { singular } = contributionKinds[kind];
  const nearest = nearestName(name, names);
  const known = names.length === 0 ? `No ${singular} is registered.` : `Registered ${kind}: ${names.join(', ')}.`;
  return new VitrumError({
    code: 'VITRUM_UNKNOWN_NAME',
    message: `There is no ${singular} called "${name}".`,
    hint: `${didYouMean(nearest)}${known}`,
    nearest,
  });
}
