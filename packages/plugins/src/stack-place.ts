import { dirname, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { displayPath } from './display-path.ts';

/** A place in a source file: `bent.mjs:3:9`. */
export interface Place {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** `at f (file:///folder/bent.mjs:3:9)`, `at C:\folder\bent.ts:3:9`, with any prefix. */
const frame = /^\s+at .*?\(?((?:file:\/\/|[A-Za-z]:[\\/]|\/).*?)(?:\?[^:]*)?:(\d+):(\d+)\)?$/;

/** Where in the folder of `file` an error occurred; undefined if its stack does not say. */
export function placeOf(error: unknown, file: string): Place | undefined {
  if (!(error instanceof Error)) return undefined;
  const places = (error.stack ?? '').split('\n').flatMap((line) => placeOfFrame(line) ?? []);
  const folder = dirname(file) + sep;
  const isOwn = ({ path }: Place): boolean =>
    path.startsWith(folder) && !path.slice(folder.length).includes(`node_modules${sep}`);
  return places.find(isOwn);
}

function placeOfFrame(line: string): Place | undefined {
  const [, where, lineNumber, column] = frame.exec(line) ?? [];
  if (where === undefined) return undefined;
  const path = where.startsWith('file:') ? fileURLToPath(where) : where;
  return { path, line: Number(lineNumber), column: Number(column) };
}

/** A place for people, relative to a folder. */
export function describePlace({ path, line, column }: Place, from: string): string {
  return `${displayPath(path, from)}:${line}:${column}`;
}
