import { access, readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { VitrumError, within } from '@vitrum/core';
import { parseRunConfig, type DatasetReference, type RunConfig } from '@vitrum/runs';
import { reasonOf } from '../reason-of.ts';

/**
 * Reads a run's description from a JSON or YAML file.
 *
 * @throws VITRUM_INVALID_CONFIG and the errors of `parseRunConfig`
 */
export async function readConfig(file: string): Promise<RunConfig> {
  const value = await parseFile(file);
  const config = within(file, () => parseRunConfig(value));
  return config.dataset === undefined ? config : { ...config, dataset: await rebase(config.dataset, file) };
}

/** What definitions call paths; what a name of an array is elsewhere stays where no such file is there. */
const pathOptions = ['file', 'testFile', 'labels', 'testLabels', 'targets', 'testInputs', 'testTargets'];

/**
 * A path in a configuration is relative to the configuration. A run folder keeps paths as they were given, so that what is not
 * there is looked for from the current folder too.
 */
async function rebase(dataset: DatasetReference, config: string): Promise<DatasetReference> {
  const paths = await Promise.all(
    pathOptions.map(async (name) => {
      const path = dataset[name];
      if (typeof path !== 'string' || path === '' || isAbsolute(path)) return [];
      const beside = join(dirname(config), path);
      const isMeant = (await exists(beside)) || (name === 'file' && !(await exists(path)));
      return isMeant ? [[name, beside] as const] : [];
    }),
  );
  return { ...dataset, ...Object.fromEntries(paths.flat()) };
}

const exists = async (path: string): Promise<boolean> => access(path).then(() => true, () => false);

async function parseFile(file: string): Promise<unknown> {
  const text = await readText(file);
  const { parse } = await import('yaml');
  try {
    return parse(text, { logLevel: 'error' }); // JSON is YAML too
  } catch (error) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_CONFIG',
      message: `The configuration ${file} is neither JSON nor YAML: ${firstLine(reasonOf(error))}`,
      hint: 'Mend that place; a run folder\'s config.json shows the form.',
      cause: error,
    });
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_CONFIG',
      message: `The configuration ${file} cannot be read: ${reasonOf(error)}.`,
      hint: 'Check the path.',
      cause: error,
    });
  }
}

/** The parser adds the lines around the mistake. */
const firstLine = (text: string): string => text.split('\n', 1)[0] ?? text;
