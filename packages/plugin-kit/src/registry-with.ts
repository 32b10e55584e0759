import { createRegistry, type Plugin, type Registry } from '@vitrum/core';
import { kindNames } from '@vitrum/core/internal';
import { builtins } from 'vitrum';

/**
 * The built-in contributions and those of the plugin, which may itself be built in. A taken name is reported by the checks of the
 * plugin; here the plugin's contribution takes precedence, so that the others can still be created.
 */
export function registryWith(plugin: Plugin): Registry {
  const others = builtins.filter(({ name }) => name !== plugin.name);
  const remaining = others.map((builtin): Plugin => withoutNames(builtin, plugin));
  return createRegistry(remaining).with(plugin);
}

/** A plugin without the contributions whose names the other one has. */
function withoutNames(from: Plugin, other: Plugin): Plugin {
  const kept = kindNames.map((kind) => {
    const taken = new Set((other[kind] ?? []).map(({ name }) => name));
    return [kind, (from[kind] ?? []).filter(({ name }) => !taken.has(name))];
  });
  // The kinds are unchanged, with fewer entries.
  return { name: from.name, version: from.version, ...Object.fromEntries(kept) } as Plugin;
}
