import { readdir, readFile } from 'node:fs/promises';
import { VitrumError } from '@vitrum/core';
import { didYouMean, nearestName } from '@vitrum/core/internal';
import { parseRunConfig, type RunConfig } from '@vitrum/runs';

/** A configuration that ships with the command line: `--config recipe:cnn-small`. */
export interface Recipe {
  readonly name: string;
  readonly description: string;
  readonly config: RunConfig;
}

/** The folder of the recipes, a file for each; what is built finds them among the sources. */
const folder = new URL('../../src/recipes/', import.meta.url);
const extension = '.yaml';
const prefix = 'recipe:';

/** The names of all recipes, sorted. */
export async function recipeNames(): Promise<readonly string[]> {
  const files = await readdir(folder);
  return files.filter((file) => file.endsWith(extension)).map((file) => file.slice(0, -extension.length)).sort();
}

/** The recipe that a value of `--config` names; undefined for the path of a file. */
export function recipeNamed(config: string): string | undefined {
  return config.startsWith(prefix) ? config.slice(prefix.length) : undefined;
}

/** @throws VITRUM_UNKNOWN_NAME */
export async function readRecipe(name: string): Promise<Recipe> {
  const names = await recipeNames();
  if (!names.includes(name)) throw unknownRecipe(name, names);
  const { parse } = await import('yaml');
  const config = parseRunConfig(parse(await readFile(new URL(`${name}${extension}`, folder), 'utf8')));
  return { name, description: config.description ?? '', config };
}

/** All recipes, sorted by name. */
export async function readRecipes(): Promise<readonly Recipe[]> {
  return Promise.all((await recipeNames()).map(readRecipe));
}

function unknownRecipe(name: string, names: readonly string[]): VitrumError {
  const nearest = nearestName(name, names);
  return new VitrumError({
    code: 'VITRUM_UNKNOWN_NAME',
    message: `There is no recipe called ${JSON.stringify(name)}.`,
    hint: `${didYouMean(nearest)}Recipes: ${names.join(', ')}; "vitrum list recipes" describes them.`,
    nearest,
  });
}
