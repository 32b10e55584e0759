import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runVitrum } from './support/run-vitrum.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const cwd = temporaryFolder();
const small = ['train', '--dataset', 'synthetic-digits', '--limit', '20', '--epochs', '1', '--threads', '1'];

test('--network trains a network by name, whose layers are in the run folder and in the model', async () => {
  const { exitCode, stdout } = await runVitrum([...small, '--network', 'mlp:hidden=8,6,dropout=0.1', '--out', 'run', '--json'], { cwd });
  expect(exitCode).toBe(0);
  expect(stdout).toContain('"event":"done"');
  const config: unknown = JSON.parse(readFileSync(join(cwd, 'run', 'config.json'), 'utf8'));
  expect(config).toMatchObject({ network: { inputShape: [784], layers: [{ type: 'dense', units: 8 }, { type: 'dropout' }, { type: 'dense', units: 6 }, { type: 'dropout' }, { type: 'dense', units: 10 }] } });
  const inspected = await runVitrum(['inspect', '--model', join('run', 'model.json')], { cwd });
  expect(inspected.exitCode).toBe(0);
  const resumed = await runVitrum(['train', '--resume', 'run', '--epochs', '2', '--json'], { cwd });
  expect([resumed.exitCode, resumed.stdout.includes('"epochs":2')]).toEqual([0, true]);
});

test.each<[string, readonly string[], string]>([
  ['--hidden', ['--network', 'mlp', '--hidden', '32'], '--network mlp and --hidden both describe the layers.'],
  ['--architecture', ['--network', 'mlp', '--architecture', '784,10'], '--network mlp and --architecture both describe the layers.'],
  ['--activation', ['--network', 'lenet', '--activation', 'tanh'], '--network lenet and --activation both describe the layers.'],
  ['an unknown name', ['--network', 'cnn-smal'], 'There is no network called "cnn-smal".'],
  ['a value', ['--network', 'mlp:dropout=1.5'], 'network "mlp": dropout must be a number of at least 0 and less than 1, got 1.5.'],
  ['a resumed run', ['--resume', 'run', '--network', 'mlp'], '--network contradicts the run that is resumed: only --epochs can be changed.'],
])('%s beside --network, or in it, is wrong use', async (_, options, message) => {
  const args = options.includes('--resume') ? ['train', ...options] : [...small, ...options];
  const { exitCode, stderr } = await runVitrum(args, { cwd });
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining(message)]);
});

test('a configuration names a network; vectors are not for one that reads pictures', async () => {
  writeFileSync(join(cwd, 'named.yaml'), 'dataset: xor\nnetwork: { type: mlp, hidden: [4] }\ntraining: { epochs: 2 }\n');
  writeFileSync(join(cwd, 'vectors.yaml'), 'dataset: xor\nnetwork: lenet\n');
  expect((await runVitrum(['train', '--config', 'named.yaml', '--out', 'named'], { cwd })).exitCode).toBe(0);
  const { exitCode, stderr } = await runVitrum(['train', '--config', 'vectors.yaml'], { cwd });
  expect(exitCode).not.toBe(0);
  expect(stderr).toContain('The network "lenet" takes pictures of shape [height, width, channels] or [height, width], got [2].');
});
