import { readFile } from 'node:fs/promises';
import { VitrumError, within } from '@vitrum/core';
import { reasonOf } from '../reason-of.ts';
import { parseRunConfig, type RunConfig } from './run-config.ts';

/**
 * Reads a run's description from a JSON or YAML file.
 *
 * @throws VITRUM_INVALID_CONFIG and the errors of `parseRunConfig`
 */
export async function readConfig(file: string): Promise<RunConfig> {
  const value = await parseFile(file);
  return within(file, () => parseRunConfig(value));
}

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
