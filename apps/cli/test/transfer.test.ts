import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jsonLines, runVitrum } from './support/run-vitrum.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const cwd = temporaryFolder();
const vitrum = async (...args: readonly string[]) => {
  const end = await runVitrum(args, { cwd });
  expect(end.exitCode, end.stderr).toBe(0);
  return end;
};
const read = (name: string): Readonly<Record<string, unknown>> => JSON.parse(readFileSync(join(cwd, name), 'utf8')) as Readonly<Record<string, unknown>>;
const fingerprintOf = (stdout: string): unknown => jsonLines(stdout).find(({ event }) => event === 'done')?.['fingerprint'];

test('a base from a file of another format is trained on, frozen, resumed to the same bits, and its record repeats it', async () => {
  await vitrum('train', '--dataset', 'two-moons', '--hidden', '8,6', '--epochs', '1', '--out', 'base');
  await vitrum('export', 'base/model.json', '--to', 'safetensors', '--out', 'base.safetensors');
  const transfer = ['train', '--dataset', 'iris', '--limit', '60', '--base', 'base.safetensors', '--freeze', '0..1', '--schedule', 'constant', '--json'];
  const refused = await runVitrum(transfer, { cwd });
  expect(refused.stderr).toContain('The base base.safetensors reads samples of shape [2], those of "iris" have the shape [4].');

  const circles = ['train', '--dataset', 'circles', '--limit', '100', '--base', 'base.safetensors', '--freeze', '0..1', '--schedule', 'constant', '--json'];
  const whole = await vitrum(...circles, '--epochs', '2', '--out', 'whole');
  await vitrum(...circles, '--epochs', '1', '--out', 'parts');
  const resumed = await vitrum('train', '--resume', 'parts', '--epochs', '2', '--json');
  expect(fingerprintOf(resumed.stdout)).toBe(fingerprintOf(whole.stdout));
  const again = await vitrum('train', '--config', 'whole/config.json', '--out', 'again', '--json');
  expect(fingerprintOf(again.stdout)).toBe(fingerprintOf(whole.stdout));

  const [base, model] = [read('base/model.json'), read('whole/model.json')];
  expect(model).toMatchObject({
    network: { layers: [{ trainable: false }, { trainable: false }, { units: 2 }] },
    metadata: { base: { file: 'base.safetensors', freeze: '0..1', layers: 2, fingerprint: fingerprintOf(readFileSync(join(cwd, 'base/events.jsonl'), 'utf8')) } },
  });
  const [before, after] = [base['parameters'], model['parameters']] as Readonly<Record<string, unknown>>[];
  for (const name of ['layers.0.weights', 'layers.0.biases', 'layers.1.weights', 'layers.1.biases']) expect(after?.[name]).toEqual(before?.[name]);
  expect(after?.['layers.2.weights']).not.toEqual(before?.['layers.2.weights']);
  const { stdout } = await vitrum('inspect', '--model', 'whole/model.json');
  expect(stdout).toMatch(/dense +\[8\] +tanh +24 +16 +no\n/);
  expect(stdout).toContain('92 parameters, 14 trained and 78 frozen');
});

test.each<[readonly string[], string]>([
  [['--base', 'nowhere.json', '--epochs', '1'], 'The model nowhere.json cannot be read: it does not exist.'],
  [['--freeze', '0'], '--freeze says what becomes of the layers of a base, and none was given.'],
  [['--head', '5'], '--head says what becomes of the layers of a base, and none was given.'],
])('%j says what is wrong, before data are loaded', async (args, message) => {
  const { stderr, exitCode } = await runVitrum(['train', '--dataset', 'xor', ...args], { cwd });
  expect(exitCode).not.toBe(0);
  expect(stderr).toContain(message);
});
