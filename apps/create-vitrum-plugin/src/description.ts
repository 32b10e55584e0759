import { join, resolve } from 'node:path';
import { didYouMean, nearestName } from '@vitrum/core/internal';
import { checkFolder } from './check-folder.ts';
import { usageError } from './errors.ts';
import { isKind, kindNames, type Kind } from './kinds.ts';
import { checkContributionName, contributionNameOf, packageNameOf, prefix } from './names.ts';

/** Options from the command line or from the prompts. */
export interface Given {
  readonly folder?: string | undefined;
  readonly kind?: string | undefined;
  readonly name?: string | undefined;
}

/** All options, validated. */
export interface Description {
  /** As given. */
  readonly folder: string;
  /** Its absolute path. */
  readonly path: string;
  readonly packageName: string;
  readonly kind: Kind;
  /** The registered name of the contribution. */
  readonly name: string;
}

/**
 * Validates the options and fills in the defaults: an activation, named after the folder, in a folder named after it.
 *
 * @throws VITRUM_UNKNOWN_NAME, VITRUM_INVALID_OPTION
 */
export function describePlugin(given: Given, cwd: string): Description {
  const kind = checkKind(given.kind ?? 'activation');
  const folder = checkFolderName(given.folder ?? defaultFolder(given.name, kind));
  const packageName = packageNameOf(folder, cwd);
  const name = checkContributionName(given.name ?? contributionNameOf(packageName, kind));
  const path = resolve(cwd, folder);
  checkFolder(folder, path);
  return { folder, path, packageName, kind, name };
}

/**
 * Validates each given option by itself, before any prompts.
 *
 * @throws VITRUM_UNKNOWN_NAME, VITRUM_INVALID_OPTION
 */
export function checkGiven({ folder, kind, name }: Given, cwd: string): void {
  if (kind !== undefined) checkKind(kind);
  if (name !== undefined) checkContributionName(name);
  if (folder === undefined) return;
  packageNameOf(checkFolderName(folder), cwd);
  checkFolder(folder, resolve(cwd, folder));
}

/** The default folder. */
export function defaultFolder(name: string | undefined, kind: string): string {
  return `${prefix}-${name ?? `my-${kind}`}`;
}

function checkKind(text: string): Kind {
  if (isKind(text)) return text;
  const nearest = nearestName(text, kindNames);
  const hint = `${didYouMean(nearest)}Kinds: ${kindNames.join(', ')}.`;
  throw usageError(`There is no template for the kind "${text}".`, hint, 'VITRUM_UNKNOWN_NAME', nearest);
}

function checkFolderName(folder: string): string {
  if (folder.trim() !== '') return join(folder);
  throw usageError('The folder has an empty name.', 'Name a folder, such as vitrum-plugin-snake.');
}
