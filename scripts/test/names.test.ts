import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findMisnomers } from '../checks/names/find-misnomers.ts';
import { repositoryRoot } from '../shared/workspace.ts';

/** Tracked text files, except data, the lockfile, and the list of spellings itself. */
const texts = execFileSync('git', ['ls-files', '-z'], { cwd: repositoryRoot, encoding: 'utf8' })
  .split('\0')
  .filter((path) => /\.(ts|tsx|mts|cts|mjs|js|cjs|c|py|css|html|hbs|md|json|yaml)$/.test(path) && existsSync(join(repositoryRoot, path)))
  .filter((path) => path !== 'pnpm-lock.yaml' && !/^scripts\/(checks\/names\/|test\/names\.test\.ts$)/.test(path));

const read = (path: string): string => readFileSync(join(repositoryRoot, path), 'utf8');

describe('misnomers', () => {
  test.each<[text: string, misnomers: readonly string[]]>([
    ['const isGreyPicture = true;', ['"Grey" is British: write "gray".']],
    ["import { centreDigit } from './centre-digit.ts';", ['"centre" is British: write "center".']],
    ['export const GREY_LEVELS = 256;', ['"GREY" is British: write "gray".']],
    ['const mostUnits = 3, leastInk = 60;', ['"mostUnits" is a limit: begin it with "max".', '"leastInk" is a limit: begin it with "min".']],
    ['const largest = Math.max(...values); // most of them', []],
    ['A precise promise, otherwise four hours of exercise.', []],
    ['<h2 id={id} aria-labelledby="title">', []],
  ])('%s', (text, misnomers) => {
    expect(findMisnomers(text)).toEqual(misnomers);
  });

  test.each(texts)('%s has none', (path) => {
    expect(findMisnomers(`${path}\n${read(path)}`), `${path}: see docs/decisions/0045-names.md`).toEqual([]);
  });
});

describe('the glossary', () => {
  const cells = read('docs/glossary.md').split('\n').filter((line) => /^\| [^-]/.test(line)).map((line) => line.split(' | ').at(-1) ?? '');
  const names = cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
  const sources = texts.filter((path) => /^packages\/.*\/src\/.*\.ts$/.test(path)).map(read).join('\n');

  test.each([...new Set(names)])('%s is in the code', (name) => {
    expect(sources.includes(name), `no source has "${name}": correct docs/glossary.md`).toBe(true);
  });

  test('explains the notebook, which other pages do not mention but for the recipe of that name and the example that follows it', () => {
    const pages = texts.filter((path) => path.endsWith('.md') && /\bnotebook\b(?!-)/i.test(read(path)));
    expect(pages).toEqual(['README.md', 'docs/catalog/README.md', 'docs/catalog/initializers.md', 'docs/catalog/recipes.md', 'docs/glossary.md', 'examples/README.md', 'examples/notebook/README.md', 'examples/notebook/output.md', 'packages/layers/README.md']);
  });
});
