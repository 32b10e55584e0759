import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { VitrumError } from '@vitrum/core';
import { within } from '@vitrum/core/internal';
import { parseRunConfig, type BaseReference, type DatasetReference, type RunConfig } from '@vitrum/runs';
import type { GivenPaths } from '../given-paths.ts';
import { exists, pathOptions } from '../load/absolute-paths.ts';
import { parseYaml } from '../load/parse-yaml.ts';
import { reasonOf } from '../reason-of.ts';
import { readRecipe, recipeNamed, recipeNames } from '../recipes/recipes.ts';

/**
 * Reads a run's description from a JSON or YAML file, or the recipe `recipe:NAME`.
 *
 * @throws VITRUM_INVALID_CONFIG, VITRUM_UNKNOWN_NAME and the errors of `parseRunConfig`
 */
export async function readConfig(file: string, paths: GivenPaths): Promise<RunConfig> {
  const recipe = recipeNamed(file);
  if (recipe !== undefined) return (await readRecipe(recipe)).config;
  const value = await parseFile(file, paths);
  return rebaseConfig(within(file, () => parseRunConfig(value)), file, paths);
}

/** A configuration whose paths are relative to the file that it was read from. */
export async function rebaseConfig(config: RunConfig, file: string, paths: GivenPaths): Promise<RunConfig> {
  return {
    ...config,
    ...(config.dataset && { dataset: await rebase(config.dataset, file, paths) }),
    ...(config.base && { base: await rebaseBase(config.base, file, paths) }),
  };
}

/**
 * Resolves a path relative to the configuration file. Run folders keep paths as they were given, so a path that does not exist
 * there is resolved against the working directory.
 */
async function rebase(dataset: DatasetReference, config: string, paths: GivenPaths): Promise<DatasetReference> {
  const isThere = async (path: string): Promise<boolean> => exists(paths.resolve(path));
  const rebased = await Promise.all(
    pathOptions.map(async (name) => {
      const path = dataset[name];
      if (typeof path !== 'string' || path === '' || isAbsolute(path)) return [];
      const beside = join(dirname(config), path);
      const isMeant = (await isThere(beside)) || (name === 'file' && !(await isThere(path)));
      return isMeant ? [[name, beside] as const] : [];
    }),
  );
  return { ...dataset, ...Object.fromEntries(rebased.flat()) };
}

/** Likewise the path of a base. */
async function rebaseBase(base: BaseReference, config: string, paths: GivenPaths): Promise<BaseReference> {
  const beside = join(dirname(config), base.file);
  if (isAbsolute(base.file) || (!(await exists(paths.resolve(beside))) && (await exists(paths.resolve(base.file))))) return base;
  return { ...base, file: beside };
}

async function parseFile(file: string, paths: GivenPaths): Promise<unknown> {
  return parseYaml(await readText(file, paths), `The configuration ${file}`, 'a run folder\'s config.json');
}

async function readText(file: string, paths: GivenPaths): Promise<string> {
  try {
    return await readFile(paths.resolve(file), 'utf8');
  } catch (error) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_CONFIG',
      message: `The configuration ${file} cannot be read: ${reasonOf(error)}.`,
      hint: (await recipeNames()).includes(file) ? `"${file}" is a recipe: --config recipe:${file}` : 'Check the path; "vitrum list recipes" shows the configurations that need no file.',
      cause: error,
    });
  }
}
