import { basename, dirname, normalize, resolve, sep } from 'node:path';
import { isContributionName } from '@vitrum/core';
import validatePackageName from 'validate-npm-package-name';
import { usageError } from './errors.ts';

/** What the name of a plugin's package begins with, after the scope: by this it is found. */
export const prefix = 'vitrum-plugin';

/**
 * The name of the package in a folder: that of the folder, with `vitrum-plugin-` before it where it lacks that; within the
 * scope where the folder is given as `@scope/name`.
 *
 * @throws VITRUM_INVALID_OPTION when npm would refuse it
 */
export function packageNameOf(folder: string, cwd: string): string {
  const scope = /^(@[^/]+)\/[^/]+\/?$/.exec(normalize(folder).replaceAll(sep, '/'))?.[1];
  const last = basename(resolve(cwd, folder));
  const ownName = last === prefix || last.startsWith(`${prefix}-`) ? last : `${prefix}-${last}`;
  return checkPackageName(scope === undefined ? ownName : `${scope}/${ownName}`);
}

function checkPackageName(name: string): string {
  const { validForNewPackages, errors = [], warnings = [] } = validatePackageName(name);
  if (validForNewPackages) return name;
  const reasons = [...new Set([...errors, ...warnings])].join(', and ');
  const scope = dirname(name);
  const proposal = `${scope === '.' ? '' : `@${kebab(scope)}/`}${kebab(basename(name))}`;
  const hint = validatePackageName(proposal).validForNewPackages
    ? `The package is named after its folder: choose a folder such as "${proposal}".`
    : 'The package is named after its folder: choose one in lower-case letters, digits and hyphens.';
  throw usageError(`npm does not allow the package name "${name}": ${reasons}.`, hint);
}

/** The name of the contribution of a package that says none: what follows `vitrum-plugin-`, or else a name to replace. */
export function contributionNameOf(packageName: string, kind: string): string {
  const ownName = basename(packageName);
  return ownName === prefix ? `my-${kind}` : ownName.slice(prefix.length + 1);
}

/**
 * Checks the name under which a contribution is registered.
 *
 * @throws VITRUM_INVALID_OPTION
 */
export function checkContributionName(name: string): string {
  if (name === 'index') {
    throw usageError('A contribution called "index" would need the file of the plugin itself.', 'Choose another with --name.');
  }
  if (isContributionName(name)) return name;
  const proposal = isContributionName(kebab(name)) ? kebab(name) : 'bent-identity';
  throw usageError(
    `The name of a contribution must be lower-case words joined by hyphens, got "${name}".`,
    `Choose another with --name, such as --name ${proposal}.`,
  );
}

/** `bentIdentity 2` → `bent-identity-2` */
function kebab(text: string): string {
  const words = text.replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
  return words.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
}
