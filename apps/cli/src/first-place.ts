import { fileURLToPath } from 'node:url';

/** The file, line and column that a stack names first, past what is Node's own. */
export function firstPlace(stack: string): string | undefined {
  const [, url, path, line, column] = /(?:(file:\/\/[^\s()]+)|(?<=[\s(])(\/[^\s()]+)):(\d+):(\d+)\)?$/m.exec(stack) ?? [];
  const file = url === undefined ? path : fileURLToPath(url);
  return file === undefined ? undefined : `${file}:${line}:${column}`;
}
