import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { questions } from '../src/ask.ts';
import type { Given } from '../src/description.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

/** The default answer to a question, given the previous answers. */
function proposal(given: Given, name: keyof Given, answers: Given): string | undefined {
  return questions(given, '/home/here').find((each) => each.name === name)?.default?.(answers);
}

/** A question's validation result for an answer. */
function verdict(given: Given, name: keyof Given, answer: string, answers: Given, cwd: string): true | string | undefined {
  return questions(given, cwd).find((each) => each.name === name)?.validate?.(answer, answers);
}

test('only what is missing is asked for', () => {
  const asked = (given: Given): readonly unknown[] => questions(given, '/home/here').map(({ name }) => name);
  expect(asked({})).toEqual(['kind', 'folder', 'name']);
  expect(asked({ folder: 'x' })).toEqual(['kind', 'name']);
  expect(asked({ folder: 'x', kind: 'loss', name: 'y' })).toEqual([]);
});

test('each question proposes what fits the answers before it', () => {
  expect(proposal({}, 'folder', { kind: 'loss' })).toBe('vitrum-plugin-my-loss');
  expect(proposal({ kind: 'layer' }, 'folder', {})).toBe('vitrum-plugin-my-layer');
  expect(proposal({ name: 'tukey' }, 'folder', { kind: 'loss' })).toBe('vitrum-plugin-tukey');
  expect(proposal({}, 'name', { kind: 'loss', folder: '@me/vitrum-plugin-tukey' })).toBe('tukey');
});

test('an answer that cannot be used is refused at once', () => {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, 'full'));
  writeFileSync(join(cwd, 'full', 'file'), '');
  expect(verdict({}, 'folder', 'snake', { kind: 'loss' }, cwd)).toBe(true);
  expect(verdict({}, 'folder', '3d', { kind: 'loss' }, cwd)).toBe(true); // its name is the next question
  expect(verdict({}, 'folder', 'full', { kind: 'loss' }, cwd)).toMatch(/^The folder "full" is not empty: it holds file\. Name another/);
  expect(verdict({}, 'folder', 'My Snake', { kind: 'loss' }, cwd)).toContain('choose a folder such as "vitrum-plugin-my-snake"');
  expect(verdict({}, 'name', 'snake', { kind: 'loss', folder: 'x' }, cwd)).toBe(true);
  expect(verdict({}, 'name', 'Snake', { kind: 'loss', folder: 'x' }, cwd)).toContain('lower-case words');
  expect(verdict({ folder: 'x' }, 'name', '', { kind: 'loss' }, cwd)).toContain('lower-case words');
});
