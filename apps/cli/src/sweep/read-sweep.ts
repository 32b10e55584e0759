import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { VitrumError } from '@vitrum/core';
import { isRecord, within } from '@vitrum/core/internal';
import type { RequiredPlugin } from '@vitrum/formats';
import { writeDatasetReference } from '@vitrum/runs/internal';
import { parseSweep, type Sweep } from '@vitrum/sweeps';
import type { GivenPaths } from '../given-paths.ts';
import { parseYaml } from '../load/parse-yaml.ts';
import { reasonOf } from '../reason-of.ts';
import { recipeNamed } from '../recipes/recipes.ts';
import { sweepRecipeNames, sweepRecipePath } from '../recipes/sweep-recipes.ts';
import { readConfig, rebaseConfig } from '../run/read-config.ts';

/**
 * Reads the description of a sweep, JSON or YAML, or the recipe `recipe:NAME`. Its `run` is the description of a run, the path of one beside the sweep, or `recipe:NAME`.
 *
 * @throws VITRUM_INVALID_CONFIG and the errors of `parseSweep` and of `readConfig`
 */
export async function readSweep(given: string, paths: GivenPaths): Promise<GivenSweep> {
  const recipe = recipeNamed(given);
  const file = recipe === undefined ? given : await sweepRecipePath(recipe);
  const value = await parseSweepFile(file, paths);
  const { run: named, ...rest } = isRecord(value) ? value : {};
  const sweep = within(file, () => parseSweep(typeof named === 'string' ? rest : value));
  if (typeof named !== 'string') return { sweep: { ...sweep, run: await rebaseConfig(sweep.run, file, paths) }, rest };
  const isBeside = recipeNamed(named) === undefined && !isAbsolute(named);
  return { sweep: { ...sweep, run: await readConfig(isBeside ? join(dirname(file), named) : named, paths) }, rest };
}

/** A sweep as it was described. */
export interface GivenSweep {
  readonly sweep: Sweep;
  /** The description in plain JSON, without that of the run. */
  readonly rest: Readonly<Record<string, unknown>>;
}

/** The description of a sweep in plain JSON, which `parseSweep` reads. It names plugins, and no code. */
export function writeSweep({ sweep: { run: { plugins: _, dataset, ...run } }, rest }: GivenSweep, required: readonly RequiredPlugin[]): Readonly<Record<string, unknown>> {
  const named = { ...(required.length > 0 && { plugins: required }), ...(dataset && { dataset: writeDatasetReference(dataset) }) };
  return { ...rest, run: { ...named, ...run } };
}

async function parseSweepFile(file: string, paths: GivenPaths): Promise<unknown> {
  const text = await readFile(paths.resolve(file), 'utf8').catch(async (error: unknown) => {
    throw new VitrumError({
      code: 'VITRUM_INVALID_CONFIG',
      message: `The sweep ${file} cannot be read: ${reasonOf(error)}.`,
      hint: (await sweepRecipeNames()).includes(file) ? `"${file}" is a recipe: vitrum sweep recipe:${file}` : 'Name a JSON or YAML file with a "space"; docs/sweeps.md shows one.',
      cause: error,
    });
  });
  return parseYaml(text, `The sweep ${file}`, 'docs/sweeps.md');
}
