import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import type { ContributionKind } from '@vitrum/core';
import { createNetwork } from '@vitrum/network';
import { encodeModel } from '@vitrum/formats';
import { createVitrum } from 'vitrum';
import { describe, expect, test } from 'vitest';
import { loaderInFreshProcess } from '../src/node/load-in-fresh-process.ts';
import { folderWith } from '@vitrum/test-support/folder-with';
import { sourceModes } from '@vitrum/test-support/source-process';
import { builtInSubjects, resultOf, subjectOf, textOf, type Unknown } from './support/subjects.ts';

const kinds = ['activations', 'losses', 'layers', 'initializers', 'optimizers'] as const;

describe.each(kinds)('the built-in %s', (kind) => {
  test.each(builtInSubjects(kind))('$name comes back to the bit', async (subject) => {
    const result = await resultOf(subject, 'round-trip');
    expect(textOf(result)).toBe('');
    expect(result.tried).toContain('in this process');
    expect(result.notes.map(({ message }) => message).join()).toContain('No fresh process');
  });
});

let made = 0;
const bad: readonly (readonly [fault: string, kind: ContributionKind, says: string, contribution: Unknown])[] = [
  ['an activation that counts how often it was made', 'activations', 'after the model was saved and loaded: number 0 was', { options: {}, create: () => { const k = ++made; return { forward: (z: number) => k * z }; } }],
  ['an activation of the clock', 'activations', 'The outputs of mutant are not the same', { forward: (z: number) => z + performance.now() }],
  ['a loss that counts how often it was made', 'losses', 'are not the same after an interruption', { options: {}, create: () => { const k = ++made; return { reduction: 'mean', value: (y: number, t: number) => k * (y - t) ** 2, derivative: (y: number, t: number) => 2 * k * (y - t) }; } }],
];

test.each(bad)('%s fails', async (_fault, kind, says, contribution) => {
  expect(textOf(await resultOf(subjectOf(kind, contribution), 'round-trip'))).toContain(says);
});

const plugin = (forward: string, before = ''): string =>
  `${before}\nexport default { name: 'vitrum-plugin-test', version: '1.0.0', activations: [{ name: 'mutant', forward: ${forward} }] };`;

const folder = folderWith({
  'good.mjs': plugin('(z) => z / 3', 'console.log("hello"); setInterval(() => {}, 1000);'),
  'good.ts': plugin('(z: number): number => z / 3'),
  'process.mjs': plugin('(z) => z / 3 + process.pid'),
  'throws.mjs': plugin('(z) => z / 3', 'if (process.send) throw new Error("not twice");'),
  'ends.mjs': plugin('(z) => z / 3', 'console.error("good bye"); process.exit(3);'),
  'hangs.mjs': plugin('(z) => { for (;;); }'),
});
const urlOf = (file: string): string => pathToFileURL(join(folder, file)).href;
const third = { forward: (z: number) => z / 3, derivative: () => 1 / 3 };

describe.each(sourceModes)('a fresh process %s', (_mode, execArgv) => {
  test.each(['good.mjs', 'good.ts'])('gives the same bits with %s', async (file) => {
    const subject = subjectOf('activations', third, { loadInFreshProcess: loaderInFreshProcess(urlOf(file), { execArgv }) });
    const result = await resultOf(subject, 'round-trip');
    expect(textOf(result)).toBe('');
    expect(result.tried).toBe('1 trained model in this process (2 epochs of 24 samples, interrupted in the second), 1 in a fresh process');
    expect(result.notes).toEqual([]);
  });
});

const [, execArgv] = sourceModes[0] ?? ['', []];

test.each([
  ['process.mjs', 'The outputs of mutant are not the same after a fresh process loaded the model: number 0 was'],
  ['throws.mjs', /In a fresh process: The plugin file .*throws\.mjs cannot be imported: it throws Error: not twice, at .*throws\.mjs:1:25\./],
  ['ends.mjs', 'In a fresh process: it ended with exit code 3 and no answer: good bye.'],
  ['none.mjs', /In a fresh process: The plugin file .*none\.mjs cannot be imported: it does not exist\./],
])('a fresh process with %s fails', async (file, says) => {
  const subject = subjectOf('activations', third, { loadInFreshProcess: loaderInFreshProcess(urlOf(file), { execArgv }) });
  expect(textOf(await resultOf(subject, 'round-trip'))).toMatch(says);
});

test('a fresh process that never answers is ended', async () => {
  const subject = subjectOf('activations', third, { loadInFreshProcess: loaderInFreshProcess(urlOf('hangs.mjs'), { execArgv, seconds: 5 }) });
  expect(textOf(await resultOf(subject, 'round-trip'))).toContain('In a fresh process: it has not answered within 5 s.');
});

test('a plugin that is built in is the one of its module', async () => {
  const registry = createVitrum();
  const network = createNetwork(registry, { inputShape: [1], layers: [{ type: 'dense', units: 1, activation: 'tanh' }] }, { seed: 1 });
  const load = loaderInFreshProcess(new URL('../../activations/src/index.ts', import.meta.url).href, { execArgv });
  const outputs = await load({ model: JSON.stringify(encodeModel(registry, network)), inputs: [0], batchSize: 1 });
  expect(outputs).toEqual([0]); // tanh(W·0 + 0)
});
