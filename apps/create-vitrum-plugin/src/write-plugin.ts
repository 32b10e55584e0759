import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { VitrumError } from '@vitrum/core';
import { kindBySingular } from '@vitrum/core/internal';
import nodePlop from 'node-plop';
import type { Description } from './description.ts';
import { messageOf } from './errors.ts';
import { identifierOf } from './identifier.ts';
import { kinds } from './kinds.ts';
import type { PackageManager } from './package-manager.ts';
import { partials, templateFiles } from './template-files.ts';
import { templateVersions } from './template-versions.ts';

/** `templates` is next to both `src` and `dist`. */
const templates = fileURLToPath(new URL('../templates', import.meta.url));

/**
 * Writes the package. If that fails, whatever was written is removed.
 *
 * @returns The files, relative to the folder.
 * @throws VITRUM_OUTPUT_UNWRITABLE
 */
export async function writePlugin(description: Description, author: string | undefined, manager: PackageManager): Promise<readonly string[]> {
  const { path, folder, kind } = description;
  const firstNew = firstMissing(path);
  const plop = await nodePlop('', { destBasePath: path, force: false });
  for (const name of partials) plop.setPartial(name.replace(/\..*/, ''), readFileSync(join(templates, kind, `${name}.hbs`), 'utf8'));
  plop.setHelper('json', (value: unknown) => JSON.stringify(value));
  const files = [...templateFiles(kind), ...manager.files];
  const generator = plop.setGenerator(kind, {
    actions: files.map(([destination, template]) => ({
      type: 'add',
      path: join(path, destination),
      templateFile: join(templates, template),
    })),
  });
  makeFolder(description);
  const { failures } = await generator.runActions(valuesFor(description, author));
  const written = files.map(([destination]) => plop.renderString(destination, description));
  const [failure] = failures;
  if (failure === undefined) return written;
  const remains = removeWritten(path, firstNew, written);
  throw new VitrumError({
    code: 'VITRUM_OUTPUT_UNWRITABLE',
    message: `The package could not be written into "${folder}": ${failure.error}`,
    hint: remains
      ? `Remove what is left in "${folder}", then try again.`
      : 'Nothing is left of it. Try again, or name another folder.',
  });
}

/** The variables of the templates. */
function valuesFor(description: Description, author: string | undefined): Readonly<Record<string, unknown>> {
  const { packageName, kind, name } = description;
  return {
    ...description,
    ...kinds[kind],
    plural: kindBySingular[kind],
    identifier: identifierOf(name, kind),
    author,
    holder: author ?? `the authors of ${packageName}`,
    year: new Date().getFullYear(),
    versions: templateVersions,
    isScoped: packageName.startsWith('@'),
    usesTensor: kind === 'layer',
  };
}

function makeFolder({ path, folder }: Description): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw new VitrumError({
      code: 'VITRUM_OUTPUT_UNWRITABLE',
      message: `The folder "${folder}" cannot be made: ${messageOf(error)}.`,
      hint: 'Name another folder, or fix the rights of the one above it.',
      cause: error,
    });
  }
}

/** The topmost ancestor of `path` that does not exist yet; undefined if all exist. */
function firstMissing(path: string): string | undefined {
  if (existsSync(path)) return undefined;
  return firstMissing(dirname(path)) ?? path;
}

/** Removes what a failed attempt has written; true if that fails too. The folder was empty, so these files are ours. */
function removeWritten(path: string, firstNew: string | undefined, written: readonly string[]): boolean {
  const own = written.map((file) => join(path, file.split('/', 1).join()));
  try {
    for (const entry of firstNew === undefined ? own : [firstNew]) rmSync(entry, { recursive: true, force: true });
    return false;
  } catch {
    return true; // reported by the caller
  }
}
