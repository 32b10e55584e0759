import { fileURLToPath } from 'node:url';

/** The first file, line and column in a stack that is not Node's own. */
export function firstPlace(stack: string): string | undefined {
  const [, url, path, line, column] = /(?:(file:\/\/[^\s()]+)|(?<=[\s(])(\/[^\s()]+)):(\d+):(\d+)\)?$/m.exec(stack) ?? [];
  const file = url === undefined ? path : fileURLToPath(url);
  return file === undefined ? undefined : `${file}:${line}:${column}`;
}
