import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('../../src/elementary/', import.meta.url);

/** What ECMAScript specifies to the last bit. The rest of Math, and `**`, are left to the engine. */
const exact: readonly string[] = ['abs', 'floor', 'fround'];

/** Keeps line breaks out of it: only what runs counts. */
const withoutComments = (source: string): string => source.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');

test.each(readdirSync(folder))('%s uses nothing whose bits depend on the engine', (file) => {
  const code = withoutComments(readFileSync(new URL(file, folder), 'utf8'));
  const used = [...code.matchAll(/\bMath\.(\w+)/g)].map((match) => match[1] ?? '');
  expect(used.filter((name) => !exact.includes(name)), `replace these Math functions in src/elementary/${file}`).toEqual([]);
  expect(code, `write the power out in src/elementary/${file}`).not.toContain('**');
});
