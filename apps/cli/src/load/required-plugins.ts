import { VitrumError, type ErrorCode, type Registry } from '@vitrum/core';
import { describePlugin, findMissingPlugins, installCommand, type RequiredPlugin } from '@vitrum/formats';

/**
 * Checks that every plugin of a list is registered.
 *
 * @param subject - What needs them, for messages: `The model`.
 * @throws an error of that code, which says how to give the plugin
 */
export function requirePlugins(required: readonly RequiredPlugin[], registry: Registry, subject: string, code: ErrorCode): void {
  const [missing] = findMissingPlugins(required, registry);
  if (missing === undefined) return;
  throw new VitrumError({
    code,
    message: `${subject} needs the plugin ${describePlugin(missing)}, which is not registered.`,
    hint: hintFor([missing]),
  });
}

/** How to give plugins that are missing. Their names come from files that may be anybody's: nothing is installed unasked. */
export function hintFor(missing: readonly RequiredPlugin[]): string {
  const installable = missing.flatMap((plugin) => installCommand(plugin) ?? []);
  const give = 'Give its file or its package: --plugin <file|package>.';
  if (installable.length === 0) return `${give} A plugin is code: give only what you trust.`;
  return `${give} Where it is a package that you trust, for a plugin is code, install it first: ${installable.join('; ')}`;
}
