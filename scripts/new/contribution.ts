import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as core from '@vitrum/core';
import { kindBySingular } from '@vitrum/core/internal';
import * as vitrum from 'vitrum';
import { contributionPlaces } from '../docs/contribution-places.ts';
import { checkKind, checkName } from './check-words.ts';
import { camelCase } from '@vitrum/test-support/identifiers';
import { newKinds, type NewKindName } from './kinds.ts';
import { nextMinor } from './next-minor.ts';
import { templateFiles } from './templates.ts';

/** A contribution to be created: the variables of the templates, and its location. Paths are relative to the root. */
export interface NewContribution {
  readonly kind: NewKindName;
  readonly name: string;
  /** The export name. */
  readonly identifier: string;
  readonly packageName: string;
  /** The first version to include it. */
  readonly since: string;
  /** The folder of its package. */
  readonly folder: string;
  /** Its file. */
  readonly file: string;
  /** The file of its test, or of the table of tests that gets a row. */
  readonly testFile: string;
  readonly index: string;
  /** The file of the package's plugin, whose lists name its contributions. */
  readonly plugin: string;
  readonly changeset: string;
}

/**
 * Determines the names and the location of a new contribution. Nothing is written.
 *
 * @throws VITRUM_UNKNOWN_NAME for an unknown kind, VITRUM_INVALID_OPTION for an invalid name, VITRUM_NAME_TAKEN
 */
export function describeContribution(kindText: string, nameText: string, root: string): NewContribution {
  const [kind, name] = [checkKind(kindText), checkName(nameText)];
  const { test } = newKinds[kind];
  const plural = kindBySingular[kind];
  const place = contributionPlaces.find((each) => each.kind === plural);
  if (place === undefined) throw new Error(`scripts/docs/contribution-places.ts has no place for ${plural}.`);
  const { folder, sources, index = 'index.ts', plugin = index } = place;
  const manifest = readManifest(join(root, folder, 'package.json'));
  const contribution: NewContribution = {
    kind,
    name,
    identifier: camelCase(name),
    packageName: manifest.name,
    since: nextMinor(manifest.version),
    folder,
    file: `${folder}/${sources}/${name}.ts`,
    testFile: `${folder}/test/${test.file.replace('{name}', name)}`,
    index: `${folder}/src/${index}`,
    plugin: `${folder}/src/${plugin}`,
    changeset: `.changeset/${kind}-${name}.md`,
  };
  checkFree(contribution, root);
  return contribution;
}

function checkFree(contribution: NewContribution, root: string): void {
  const { kind, name, identifier, file, testFile, changeset } = contribution;
  const { test } = newKinds[kind];
  const plural = kindBySingular[kind];
  const registry: core.Registry = vitrum.createVitrum();
  if (registry[plural].has(name)) {
    throw taken(`The ${kind} "${name}" is taken: ${registry[plural].entry(name).plugin.name} has it.`, 'Choose another name, or edit that one.');
  }
  // Contributions with a file of their own have their own test file.
  const files = 'table' in test ? [file, changeset] : [file, testFile, changeset];
  const existing = files.find((path) => existsSync(join(root, path)));
  if (existing !== undefined) throw taken(`The file ${existing} is there already.`, 'Choose another name, or move that file away.');
  const place = whereTaken(contribution, root);
  if (place !== undefined) throw taken(`"${identifier}", the export of "${name}", would be taken in ${place}.`, 'Choose another name.');
}

/** Where the identifier is already used; undefined if it is free. */
function whereTaken({ kind, identifier, index, file, testFile }: NewContribution, root: string): string | undefined {
  if (hasWord(readFileSync(join(root, index), 'utf8'), identifier)) return index;
  if (templateFiles(kind).some((template) => hasWord(readFileSync(template, 'utf8'), identifier))) {
    return 'table' in newKinds[kind].test ? `${file}, which is to be made` : `${file} or ${testFile}, which are to be made`;
  }
  if (Object.hasOwn(core, identifier)) return '@vitrum/core';
  return Object.hasOwn(vitrum, identifier) ? 'vitrum' : undefined; // which exports every contribution
}

/** True if a source uses a word outside of strings and comments. */
function hasWord(source: string, word: string): boolean {
  const code = source.replaceAll(/\/\*.*?\*\/|\/\/[^\n]*/gs, '').replaceAll(/'[^'\n]*'/g, '');
  return new RegExp(String.raw`\b${word}\b`).test(code);
}

function taken(message: string, hint: string): core.VitrumError {
  return new core.VitrumError({ code: 'VITRUM_NAME_TAKEN', message, hint });
}

function readManifest(file: string): { readonly name: string; readonly version: string } {
  // pnpm has installed from this manifest, so it has both
  return JSON.parse(readFileSync(file, 'utf8')) as { readonly name: string; readonly version: string };
}
