import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

test('the package compiles without the types of Node and of browsers', async () => {
  const compiler = at('../../../node_modules/typescript/bin/tsc');
  const result = await run(process.execPath, [compiler, '--project', at('neutral.tsconfig.json')]).catch((error: unknown) => error);
  expect(result).toEqual({ stdout: '', stderr: '' });
});
