import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, extname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { VitrumError } from '@vitrum/core';
import { didYouMean, isRecord, nearestName, parseJson } from '@vitrum/core/internal';
import { moduleResolve } from 'import-meta-resolve';
import { codeOf } from './import-module.ts';
import { exportConditions } from './export-conditions.ts';

/** The location of a plugin's module. */
export interface ModuleLocation {
  /** Its name in messages, at the beginning of a sentence: `The plugin file bent.mjs`. */
  readonly title: string;
  /** Its name as a prefix of a message: `bent.mjs`. */
  readonly label: string;
  readonly file: string;
  readonly url: string;
  /** Name and version, for a package. */
  readonly origin: string;
}

const moduleExtensions = ['.js', '.mjs', '.cjs', '.jsx', '.ts', '.mts', '.cts', '.tsx'];

/**
 * Finds the module of a plugin: a file by its path or file: URL, or a package by its name.
 *
 * @param from - The folder that paths and packages are resolved from.
 * @throws VITRUM_PLUGIN_UNREADABLE
 */
export function locateModule(specifier: string, from: string): ModuleLocation {
  return isFile(specifier, from) ? locateFile(specifier, from) : locatePackage(specifier, from);
}

function isFile(specifier: string, from: string): boolean {
  if (specifier.startsWith('.') || specifier.startsWith('file:') || isAbsolute(specifier)) return true;
  if (existsSync(resolve(from, specifier)) && statSync(resolve(from, specifier)).isFile()) return true;
  return !specifier.startsWith('@') && moduleExtensions.includes(extname(specifier));
}

function locateFile(specifier: string, from: string): ModuleLocation {
  const file = specifier.startsWith('file:') ? fileURLToPath(specifier) : resolve(from, specifier);
  const label = specifier.startsWith('file:') ? file : specifier;
  const title = `The plugin file ${label}`;
  if (!existsSync(file)) throw missingFile(title, file);
  if (statSync(file).isDirectory()) {
    throw unreadable(`${title} cannot be imported: it is a folder.`, `Name the file in it: ${join(label, indexOf(file))}.`);
  }
  return { title, label, file, url: pathToFileURL(file).href, origin: label };
}

function missingFile(title: string, file: string): VitrumError {
  const folder = dirname(file);
  if (!existsSync(folder)) return unreadable(`${title} cannot be imported: its folder does not exist.`, 'Check the path.');
  const nearest = nearestName(file.slice(folder.length + 1), readdirSync(folder));
  return unreadable(`${title} cannot be imported: it does not exist.`, `${didYouMean(nearest)}Check the path.`, nearest);
}

/** The module that a folder most likely refers to. */
function indexOf(folder: string): string {
  return readdirSync(folder).find((name) => /^index\.[mc]?[jt]sx?$/.test(name)) ?? 'index.js';
}

function locatePackage(specifier: string, from: string): ModuleLocation {
  const title = `The plugin package ${specifier}`;
  const url = resolvePackage(title, specifier, from);
  const file = fileURLToPath(url);
  const version = versionOf(packageName(specifier), file);
  return { title, label: specifier, file, url, origin: version === undefined ? specifier : `${specifier} ${version}` };
}

function resolvePackage(title: string, specifier: string, from: string): string {
  try {
    const { href, protocol } = moduleResolve(specifier, pathToFileURL(join(from, 'from-here')), exportConditions());
    if (protocol === 'file:') return href;
  } catch (error) {
    throw unresolved(title, specifier, from, error);
  }
  throw unreadable(`${title} is a part of Node, and no plugin.`, 'Name a package of a plugin, or a file: ./bent.mjs.');
}

function unresolved(title: string, specifier: string, from: string, error: unknown): VitrumError {
  const code = codeOf(error);
  const reason = error instanceof Error ? error.message : String(error);
  if (code === 'ERR_INVALID_MODULE_SPECIFIER') {
    return unreadable(
      `"${specifier}" is neither a file nor a name of a package.`,
      'Give ./bent.mjs, or vitrum-plugin-bent.',
      undefined,
      error,
    );
  }
  if (code === 'ERR_PACKAGE_PATH_NOT_EXPORTED') {
    return unreadable(
      `${title} cannot be imported: its package.json exports no such module.`,
      `Look at its "exports": ${reason}`,
      undefined,
      error,
    );
  }
  if (code === 'ERR_MODULE_NOT_FOUND' && reason.startsWith('Cannot find package'))
    return notInstalled(title, specifier, from, error);
  const [, missing] = /^Cannot find module '(.+?)'/.exec(reason) ?? [];
  return unreadable(
    `${title} cannot be imported: ${missing === undefined ? reason : `its package.json names ${missing}, which does not exist`}.`,
    'Build it, or install it again.',
    undefined,
    error,
  );
}

function notInstalled(title: string, specifier: string, from: string, cause: unknown): VitrumError {
  const files = existsSync(from) ? readdirSync(from).filter((name) => moduleExtensions.includes(extname(name))) : [];
  const nearest = nearestName(specifier, files);
  const file = nearest === undefined ? folderHint(specifier, from) : `Did you mean the file ./${nearest}? `;
  return unreadable(
    `${title} is not installed in ${from}.`,
    `${file}If you trust it, for a plugin is code: npm install ${packageName(specifier)}`,
    nearest,
    cause,
  );
}

function folderHint(specifier: string, from: string): string {
  const folder = resolve(from, specifier);
  return existsSync(folder) ? `For the folder of that name, name the file in it: ./${specifier}/${indexOf(folder)}. ` : '';
}

/** `@scope/name` of `@scope/name/module`. */
export function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** The version in the manifest of the package that a file belongs to. */
function versionOf(name: string, file: string): string | undefined {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (!existsSync(manifest)) continue;
    const content = parseJson(readFileSync(manifest, 'utf8'));
    if (isRecord(content) && content['name'] === name && typeof content['version'] === 'string') return content['version'];
  }
  return undefined;
}

/** The error for a module that cannot be read. */
export function unreadable(message: string, hint: string, nearest?: string, cause?: unknown): VitrumError {
  return new VitrumError({ code: 'VITRUM_PLUGIN_UNREADABLE', message, hint, nearest, cause });
}
