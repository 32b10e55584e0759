import { basename, dirname, normalize, resolve, sep } from 'node:path';
import { isContributionName } from '@vitrum/core/internal';
import validatePackageName from 'validate-npm-package-name';
import { usageError } from './errors.ts';

/** Prefix of package names, after the scope; plugins are found by it. */
export const prefix = 'vitrum-plugin';

/**
 * The package name for a folder: the folder's name, prefixed with `vitrum-plugin-` if necessary; scoped if the folder is given as
 * `@scope/name`.
 *
 * @throws VITRUM_INVALID_OPTION if npm would reject it
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

/** The default name of a package's contribution: the part after `vitrum-plugin-`, or a placeholder. */
export function contributionNameOf(packageName: string, kind: string): string {
  const ownName = basename(packageName);
  return ownName === prefix ? `my-${kind}` : ownName.slice(prefix.length + 1);
}

/**
 * Validates the registered name of a contribution.
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
