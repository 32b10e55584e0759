import { VitrumError, type Registry } from '@vitrum/core';
import { isRecord, isVersion, majorOf } from '@vitrum/core/internal';
import type { RequiredPlugin } from './model-file.ts';

/** A doubt about a model that does not prevent loading it. */
export interface ModelWarning {
  /** Permanent code, for programs: a required plugin is registered in another major version than the model was saved with. */
  readonly code: 'VITRUM_PLUGIN_VERSION';
  /** One line: the doubt. */
  readonly message: string;
  /** One line: what to do. */
  readonly hint: string;
}

/** True for an untrusted value that names a plugin and its version. */
export function isRequiredPlugin(value: unknown): value is RequiredPlugin {
  return isRecord(value) && typeof value['name'] === 'string' && typeof value['version'] === 'string';
}

/** The plugins of a list that are not in a registry. */
export function findMissingPlugins(registry: Registry, required: readonly RequiredPlugin[]): readonly RequiredPlugin[] {
  return required.filter(({ name }) => registry.plugins.every((plugin) => plugin.name !== name));
}

/**
 * A warning for each plugin of a list that is registered only in another major version. The built-in packages are plugins like any
 * other.
 *
 * @param subject - What requires the plugins, for messages: `The model`.
 */
export function findPluginWarnings(
  registry: Registry,
  required: readonly RequiredPlugin[],
  subject = 'The model',
): readonly ModelWarning[] {
  return required.flatMap(({ name, version }) => {
    const registered = registry.plugins.filter((plugin) => plugin.name === name);
    const [first] = registered;
    if (first === undefined || registered.some((plugin) => majorOf(plugin.version) === majorOf(version))) return [];
    return [{
      code: 'VITRUM_PLUGIN_VERSION' as const,
      message: `${subject} was made with version ${quoteVersion(version)} of the plugin ${JSON.stringify(name)}; version ${first.version} is registered, another major one.`,
      hint: `What it computes may have changed: check the results, or register version ${quoteVersion(version)} of the plugin.`,
    }];
  });
}

/**
 * Checks that every plugin of a list is registered.
 *
 * @throws VITRUM_INVALID_MODEL
 */
export function checkPlugins(registry: Registry, required: readonly RequiredPlugin[]): void {
  const [missing] = findMissingPlugins(registry, required);
  if (missing === undefined) return;
  const install = installCommand(missing);
  throw new VitrumError({
    code: 'VITRUM_INVALID_MODEL',
    message: `The model needs the plugin ${describePlugin(missing)}, which is not registered.`,
    hint:
      install === undefined
        ? `Load the model with a registry that has the plugin, if you trust it, such as ${withPlugin}. A plugin is code, and ${JSON.stringify(missing.name)} is no name of a package.`
        : `Load the model with a registry that has the plugin, such as ${withPlugin}. Where it is a package that you trust, for a plugin is code, install it first: ${install}`,
  });
}

const withPlugin = '{ registry: createVitrum().with(plugin) }';

/** A plugin and its version, for messages: both are untrusted text. */
export function describePlugin({ name, version }: RequiredPlugin): string {
  return `${JSON.stringify(name)} ${quoteVersion(version)}`;
}

const quoteVersion = (version: string): string => (isVersion(version) ? version : JSON.stringify(version));

/** A scope, then a name; no path, no address, no option of a command. As npm documents "name" in package.json. */
const packageName = /^(?:@[a-z0-9][a-z0-9._~-]*\/)?[a-z0-9][a-z0-9._~-]*$/;
const maxPackageNameLength = 214;

/**
 * The command that installs a plugin in the required major version, or undefined if its name is not a package name. Models are
 * untrusted: only a package name and a number get into the command.
 */
export function installCommand({ name, version }: RequiredPlugin): string | undefined {
  if (name.length > maxPackageNameLength || !packageName.test(name)) return undefined;
  const major = majorOf(version);
  return `npm install ${name}${major === undefined ? '' : `@${major}`}`;
}
