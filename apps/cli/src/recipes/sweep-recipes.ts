import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { VitrumError } from '@vitrum/core';
import { didYouMean, isRecord, nearestName } from '@vitrum/core/internal';
import { parseYaml } from '../load/parse-yaml.ts';
import { recipeNames } from './recipes.ts';

/** The description of a sweep that ships with the command line: `vitrum sweep recipe:digits`. */
export interface SweepRecipe {
  readonly name: string;
  readonly description: string;
  /** In plain JSON, which `parseSweep` reads. */
  readonly sweep: Readonly<Record<string, unknown>>;
}

const folder = new URL('../../src/recipes/sweeps/', import.meta.url);
const extension = '.yaml';

/** The names of all recipes of sweeps, sorted. */
export async function sweepRecipeNames(): Promise<readonly string[]> {
  const files = await readdir(folder);
  return files.filter((file) => file.endsWith(extension)).map((file) => file.slice(0, -extension.length)).sort();
}

/**
 * The absolute path of the recipe of a sweep.
 *
 * @throws VITRUM_UNKNOWN_NAME
 */
export async function sweepRecipePath(name: string): Promise<string> {
  const names = await sweepRecipeNames();
  if (!names.includes(name)) throw unknownRecipe(name, names, await recipeNames());
  return fileURLToPath(new URL(`${name}${extension}`, folder));
}

/** All recipes of sweeps, sorted by name. */
export async function readSweepRecipes(): Promise<readonly SweepRecipe[]> {
  return Promise.all((await sweepRecipeNames()).map(readSweepRecipe));
}

async function readSweepRecipe(name: string): Promise<SweepRecipe> {
  const sweep = await parseYaml(await readFile(await sweepRecipePath(name), 'utf8'), `The recipe ${name}`, 'docs/sweeps.md');
  const description = isRecord(sweep) ? sweep['description'] : undefined;
  return { name, description: typeof description === 'string' ? description : '', sweep: isRecord(sweep) ? sweep : {} };
}

function unknownRecipe(name: string, names: readonly string[], ofRuns: readonly string[]): VitrumError {
  const nearest = nearestName(name, names);
  const others = ofRuns.includes(name) ? `"${name}" is the recipe of a run, which a sweep may name: run: recipe:${name}. ` : '';
  return new VitrumError({
    code: 'VITRUM_UNKNOWN_NAME',
    message: `There is no recipe of a sweep called ${JSON.stringify(name)}.`,
    hint: `${others}${didYouMean(nearest)}Recipes of sweeps: ${names.join(', ')}; "vitrum list recipes" describes them.`,
    nearest,
  });
}
