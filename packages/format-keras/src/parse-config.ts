import { invalidKerasFile } from './invalid-keras-file.ts';

/**
 * JSON of a file.
 *
 * @throws VITRUM_INVALID_MODEL
 */
export function parseConfig(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalidKerasFile(`its ${what} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
