import { createRegistry, kindNames, type Plugin, type Registry } from '@vitrum/core';
import { builtins } from 'vitrum';

/**
 * Everything built in and the plugin, which may itself be one of the built-in ones. A name that is taken is a failure of the
 * plugin's own checks; here the plugin's contribution goes first, so that the others can be made all the same.
 */
export function registryWith(plugin: Plugin): Registry {
  const others = builtins.filter(({ name }) => name !== plugin.name);
  const remaining = others.map((builtin): Plugin => withoutNames(builtin, plugin));
  return createRegistry(remaining).with(plugin);
}

/** A plugin without the contributions that the other one has too. */
function withoutNames(from: Plugin, other: Plugin): Plugin {
  const kept = kindNames.map((kind) => {
    const taken = new Set((other[kind] ?? []).map(({ name }) => name));
    return [kind, (from[kind] ?? []).filter(({ name }) => !taken.has(name))];
  });
  // The kinds as they were, with fewer entries.
  return { name: from.name, version: from.version, ...Object.fromEntries(kept) } as Plugin;
}
