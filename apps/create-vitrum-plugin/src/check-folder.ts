import { readdirSync, statSync } from 'node:fs';
import { messageOf, usageError } from './errors.ts';

/**
 * Checks that a package can be written to a folder: it does not exist, or contains at most `.git`.
 *
 * @param folder - As given, for messages.
 * @param path - Its absolute path.
 * @throws VITRUM_INVALID_OPTION
 */
export function checkFolder(folder: string, path: string): void {
  const content = contentOf(folder, path).filter((name) => name !== '.git');
  if (content.length === 0) return;
  const shown = content.slice(0, 3).join(', ');
  throw usageError(
    `The folder "${folder}" is not empty: it holds ${shown}${content.length > 3 ? ` and ${content.length - 3} more` : ''}.`,
    'Name another folder, or empty this one first: nothing is ever overwritten.',
  );
}

function contentOf(folder: string, path: string): readonly string[] {
  const found = statusOf(folder, path);
  if (found === undefined) return [];
  if (!found.isDirectory()) throw usageError(`"${folder}" exists and is not a folder.`, 'Name another folder.');
  return read(folder, () => readdirSync(path));
}

function statusOf(folder: string, path: string): ReturnType<typeof statSync> {
  return read(folder, () => statSync(path, { throwIfNoEntry: false }));
}

function read<Value>(folder: string, look: () => Value): Value {
  try {
    return look();
  } catch (error) {
    const message = `The folder "${folder}" cannot be looked into: ${messageOf(error)}.`;
    throw usageError(message, 'Name another folder, or fix the rights of this one.');
  }
}
