import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isVitrumError, VitrumError } from '@vitrum/core';
import { describeValue } from '@vitrum/core/internal';
import { displayPath } from './display-path.ts';
import { codeOf } from './import-module.ts';
import { packageName, unreadable, type ModuleLocation } from './locate-module.ts';
import { describePlace, placeOf } from './stack-place.ts';
import { isSyntaxError, locateSyntaxError } from './syntax-place.ts';

const missingImport = /^Cannot find (package|module) '(.+?)'(?: imported from (.+))?$/m;
const missingExport = 'does not provide an export named';

/** The error for a module that cannot be imported, with the reason and its location. */
export async function importFailure(location: ModuleLocation, error: unknown, from: string): Promise<VitrumError> {
  if (isSyntaxError(error)) return syntaxFailure(location, error, from);
  const code = codeOf(error);
  if (code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND') return missingModule(location, error, from);
  return thrown(location, error, from);
}

async function syntaxFailure({ title, url }: ModuleLocation, error: Error, from: string): Promise<VitrumError> {
  const { message, place } = await locateSyntaxError(error, url);
  const where = place === undefined ? '' : `, at ${describePlace(place, from)}`;
  const isLink = message.includes(missingExport);
  const what = isLink ? oneLine(message) : `it is not valid ${languageOf(place?.path ?? url)}, ${oneLine(message)}`;
  return unreadable(
    `${title} cannot be imported: ${what}${where}.`,
    isLink ? 'Check the name of what is imported there.' : 'Fix the error there.',
    undefined,
    error,
  );
}

const languageOf = (path: string): string => (/\.[mc]?tsx?$/.test(path) ? 'TypeScript' : 'JavaScript');

function missingModule(location: ModuleLocation, error: unknown, from: string): VitrumError {
  const { title, file } = location;
  const [, kind, missing, importer = file] = missingImport.exec(messageOf(error)) ?? [];
  if (missing === undefined) return thrown(location, error, from);
  const by = importer === file ? 'it' : displayPath(importer, from);
  const isPackage = kind === 'package' || !/^[./]|^[A-Za-z]:/.test(missing);
  if (!isPackage) {
    return unreadable(
      `${title} cannot be imported: ${by} imports ${displayPath(missing, from)}, which does not exist.`,
      'Check that path; the extension belongs to it.',
      undefined,
      error,
    );
  }
  const name = packageName(missing);
  return unreadable(
    `${title} cannot be imported: ${by} imports the package "${name}", which is not installed there.`,
    `Install it in ${displayPath(projectOf(importer), from)}: npm install ${name}`,
    undefined,
    error,
  );
}

/** The folder where packages for a file are installed: the nearest one with a manifest, else its own. */
function projectOf(file: string): string {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
  }
  return dirname(file);
}

/** An error thrown by the plugin's own code. A VitrumError keeps its code and its hint. */
function thrown({ title, label, file }: ModuleLocation, error: unknown, from: string): VitrumError {
  const place = placeOf(error, file);
  const at = place === undefined ? '' : `, at ${describePlace(place, from)}`;
  if (isVitrumError(error)) {
    const { code, message, hint, nearest } = error;
    return new VitrumError({ code, message: `${label}: ${message.replace(/\.$/, '')}${at}.`, hint, nearest, cause: error });
  }
  const what = error instanceof Error ? oneLine(`${error.name}: ${error.message}`) : oneLine(describeValue(error));
  return unreadable(
    `${title} cannot be imported: it throws ${what}${at}.`,
    'Fix the error there; with --verbose, `vitrum` shows the whole stack.',
    undefined,
    error,
  );
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim().replace(/\.$/, '');
