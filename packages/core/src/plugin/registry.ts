import { contributionKinds, kindNames, type ContributionKind } from '../contracts/kinds.ts';
import { VitrumError } from '../errors/vitrum-error.ts';
import { createCatalog, type ByName, type Catalog, type CatalogEntry, type TypedCatalog } from './catalog.ts';
import { setOrigin } from './contribution-failure.ts';
import type { ContributionKinds } from './contribution-kinds.ts';
import type { ContributionsOf, Plugin } from './plugin.ts';

type Catalogs = { readonly [Kind in ContributionKind]: Catalog<Kind> };

/** An immutable set of plugins, with a catalog for each kind of contribution. */
export interface Registry extends Catalogs {
  /** The plugins added so far, in order, those of `replace` at the end. */
  readonly plugins: readonly Plugin[];
  /** See {@link TypedRegistry}. */
  with(plugin: Plugin): Registry;
  /** See {@link TypedRegistry}. */
  replace(plugin: Plugin): Registry;
}

type TypedCatalogs<P extends Plugin> = { readonly [Kind in ContributionKind]: TypedCatalog<Kind, ByName<ContributionsOf<P, Kind>>> };

/** The key of a property that is there for the compiler alone. */
declare const held: unique symbol;

/**
 * A registry whose names are known to the type system. `P` is the union of its plugins. Where one is asked for, one with more plugins is
 * taken too.
 */
export interface TypedRegistry<P extends Plugin> extends TypedCatalogs<P> {
  /** Never set: it makes the compiler compare registries by their plugins, so that one with fewer is refused where more are needed. */
  readonly [held]?: (plugin: P) => void;
  /** The plugins added so far, in order, those of `replace` at the end. */
  readonly plugins: readonly Plugin[];
  /**
   * A new registry that also holds `plugin`.
   *
   * @throws VITRUM_NAME_TAKEN if a name is already registered, naming both plugins; VITRUM_INVALID_PLUGIN where plugins are checked
   */
  with<const Q extends Plugin>(plugin: Q): RegistryWith<this, Q>;
  /**
   * A new registry in which each contribution of `plugin` replaces the one of the same name.
   *
   * @throws VITRUM_NOTHING_TO_REPLACE if a name is not registered; VITRUM_INVALID_PLUGIN where plugins are checked
   */
  replace<const Q extends Plugin>(plugin: Q): RegistryWith<this, Q>;
}

/** A registry of everything in `R`, and of one more plugin. An interface, so that messages and declarations name it and not its content. */
export interface RegistryWith<R extends Registry, Q extends Plugin> extends TypedRegistry<PluginsIn<R> | Q> {
  // In an interface without a member of its own, the compiler names the base.
  /** The plugins added so far, in order, the one of type `Q` at the end. */
  readonly plugins: readonly Plugin[];
}

/** The union of the plugins of a registry; any plugin if the type system does not know them. */
export type PluginsIn<R extends Registry> = R extends {
  /** As in a {@link TypedRegistry}. */
  readonly [held]?: (plugin: infer P extends Plugin) => void;
} ? P : Plugin;

type Entry = CatalogEntry<ContributionKinds[ContributionKind]>;
type Entries = ReadonlyMap<ContributionKind, ReadonlyMap<string, Entry>>;

/**
 * Creates a registry of the given plugins. There is no global registry, and importing registers nothing.
 *
 * @example
 * const registry = createRegistry([activationsPlugin, lossesPlugin]).with(myPlugin);
 * registry.activations.get('tanh');
 * @param check - Called with every plugin that is added, also by `with` and `replace`. By default none is: the compiler has seen them. Give
 *   `checkPluginShape` where plugins may come from JavaScript or a file.
 * @throws VITRUM_NAME_TAKEN, and what `check` throws
 */
export function createRegistry<const Plugins extends readonly Plugin[] = []>(
  plugins?: Plugins,
  check?: PluginCheck,
): TypedRegistry<Plugins[number]> {
  let entries: Entries = new Map();
  for (const plugin of plugins ?? []) entries = addPlugin(entries, plugin, check);
  // The entries hold the contributions of exactly these plugins, which is what TypedRegistry<P> expresses.
  return fromEntries(entries, plugins ?? [], check) as unknown as TypedRegistry<Plugins[number]>;
}

/** Throws if a value is not a plugin; see `checkPluginShape`. */
type PluginCheck = (plugin: Plugin) => void;

function fromEntries(entries: Entries, plugins: readonly Plugin[], check: PluginCheck | undefined): Registry {
  const catalogs = Object.fromEntries(
    kindNames.map((kind) => [kind, createCatalog(kind, entries.get(kind) ?? new Map())]),
  );
  const methods = {
    plugins,
    with: (plugin: Plugin) => fromEntries(addPlugin(entries, plugin, check), [...plugins, plugin], check),
    replace: (plugin: Plugin) => fromEntries(replaceContributions(entries, plugin, check), [...plugins, plugin], check),
  };
  // Built from a list of kinds, so the type system cannot see that every kind is present.
  return Object.freeze({ ...catalogs, ...methods }) as unknown as Registry;
}

function addPlugin(entries: Entries, plugin: Plugin, check: PluginCheck | undefined): Entries {
  check?.(plugin);
  return mergePlugin(entries, plugin, (kind, name, existing) => {
    if (existing === undefined) return;
    throw new VitrumError({
      code: 'VITRUM_NAME_TAKEN',
      message: `${describePlugin(plugin)} contributes the ${contributionKinds[kind].singular} "${name}", which ${describePlugin(existing.plugin)} already has.`,
      hint: 'Rename one of them, or state the intent with registry.replace(plugin).',
    });
  });
}

function replaceContributions(entries: Entries, plugin: Plugin, check: PluginCheck | undefined): Entries {
  check?.(plugin);
  return mergePlugin(entries, plugin, (kind, name, existing) => {
    if (existing !== undefined) return;
    throw new VitrumError({
      code: 'VITRUM_NOTHING_TO_REPLACE',
      message: `${describePlugin(plugin)} would replace the ${contributionKinds[kind].singular} "${name}", which is not registered.`,
      hint: 'Use registry.with(plugin) to add something new.',
    });
  });
}

function mergePlugin(
  entries: Entries,
  plugin: Plugin,
  check: (kind: ContributionKind, name: string, existing: Entry | undefined) => void,
): Entries {
  const merged = new Map(entries);
  for (const kind of kindNames) {
    const catalog = new Map(merged.get(kind));
    for (const definition of plugin[kind] ?? []) {
      check(kind, definition.name, catalog.get(definition.name));
      setOrigin(definition, plugin.name);
      catalog.set(definition.name, { definition, plugin });
    }
    merged.set(kind, catalog);
  }
  return merged;
}

const describePlugin = (plugin: Plugin): string => `Plugin "${plugin.name}" ${plugin.version}`;
