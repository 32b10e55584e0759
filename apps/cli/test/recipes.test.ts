import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFilesPlugin } from '@vitrum/data-files';
import { completeRun, mergeConfigs, openRun, resolveDataset, runOf, type RunConfig, type TrainingData } from '@vitrum/runs';
import { Trainer } from '@vitrum/trainer';
import { describe, expect, test } from 'vitest';
import { createVitrum } from 'vitrum';
import { createBackend } from 'vitrum/parts';
import { arrayDataset } from 'vitrum/data';
import { readRecipe, readRecipes, recipeNames } from '../src/recipes/recipes.ts';
import { sweepRecipeNames } from '../src/recipes/sweep-recipes.ts';
import { readRunOptions, withOptions, type RunOptions } from '../src/run/run-options.ts';
import { jsonLines, runVitrum } from './support/run-vitrum.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const cwd = temporaryFolder();
const registry = createVitrum().with(dataFilesPlugin);
const names = await recipeNames();
const sweepNames = await sweepRecipeNames();
writeFileSync(join(cwd, 'reviews.tsv'), Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? `good\ta fine film ${i}\n` : `bad\ta dull film ${i}\n`)).join(''));

/** Few samples of the form that a recipe takes. */
async function fewFor(name: string): Promise<TrainingData> {
  const digits = { type: 'synthetic-digits', train: 24, test: 8 };
  const dataset = name === 'text' ? { type: 'text-lines', file: join(cwd, 'reviews.tsv') } : name === 'tabular' ? { type: 'iris' } : digits;
  const context = { read: () => Promise.reject(new Error('These are computed.')) };
  return { dataset, data: await resolveDataset(registry, dataset).load(context) };
}

const withoutWords = ({ description: _, ...config }: RunConfig): RunConfig => config;

describe('recipes', () => {
  test('are the ones that are promised', () => {
    expect(names).toEqual(['cnn-best', 'cnn-small', 'fashion', 'fashion-mlp', 'mlp', 'mlp-best', 'notebook', 'tabular', 'text']);
  });

  test.each(names)('%s trains', async (name) => {
    const few = await fewFor(name);
    const config = mergeConfigs((await readRecipe(name)).config, { dataset: few.dataset, training: { epochs: 1 } });
    const open = openRun(registry, completeRun(registry, config, few), few, await createBackend(registry, { threads: 1 }));
    const losses: number[] = [];
    for await (const event of new Trainer(open).run()) if (event.type === 'epoch') losses.push(event.loss);
    expect(losses).toEqual([expect.any(Number)]);
    open.network.release();
  });

  test.each([['cnn-small', ['--dataset', 'synthetic-digits:train=24,test=8']], ['tabular', []], ['text', ['--dataset', 'text-lines', '--data', 'reviews.tsv']]] as const)(
    '--config recipe:%s trains',
    async (name, few) => {
      const { exitCode, stderr, stdout } = await runVitrum(['train', '--config', `recipe:${name}`, ...few, '--epochs', '1', '--json', '--out', `run-${name}`], { cwd });
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      expect(jsonLines(stdout).map(({ event }) => event)).toEqual(['start', 'epoch', 'done']);
    },
  );

  test('notebook is the run without options', async () => {
    const { config } = await readRecipe('notebook');
    expect(runOf(withoutWords(config))).toEqual(runOf({}));
    const digits = arrayDataset({ name: 'mnist', inputs: [new Float32Array(784).fill(0.5)], targets: [[1, 0, 0, 0, 0, 0, 0, 0, 0, 0]] });
    const mnist = { ...digits, inputShape: [28, 28], hasRandomOrder: true };
    const data = { dataset: { type: 'mnist' }, data: { train: mnist, test: mnist } };
    expect(completeRun(registry, config, data)).toEqual(completeRun(registry, {}, data));
  });

  // What docs/results.md measured before there were recipes.
  const measured: readonly (readonly [string, string, RunOptions])[] = [
    ['mlp', 'mnist', { network: 'mlp:hidden=512,256,dropout=0.3', epochs: '18' }],
    ['mlp-best', 'mnist', { network: 'mlp:hidden=800,400,dropout=0.1', augment: ['elastic', 'rotate:degrees=10', 'shift:pixels=1'], learningRate: '0.002', epochs: '50' }],
    ['cnn-small', 'mnist', { network: 'cnn-small', batchSize: '64', learningRate: '0.004', epochs: '8' }],
    ['cnn-best', 'mnist', { network: 'cnn-best', augment: ['rotate:degrees=10', 'shift:pixels=2', 'scale'], learningRate: '0.003', epochs: '12' }],
    ['fashion-mlp', 'fashion-mnist', { network: 'mlp:hidden=512,256,dropout=0.3', epochs: '25' }],
    ['fashion', 'fashion-mnist', { network: 'cnn-best:units=32,dropout=0.1', augment: ['flip'], learningRate: '0.003', epochs: '12' }],
  ];
  test.each(measured)('%s says what was measured', async (name, dataset, options) => {
    const given = withOptions({}, readRunOptions(registry, options, {}, { type: dataset }));
    expect(withoutWords((await readRecipe(name)).config)).toEqual(given);
  });

  test('are listed, with their commands', async () => {
    const { stdout } = await runVitrum(['list', 'recipes'], { cwd });
    for (const { name, description } of await readRecipes()) expect(stdout).toMatch(new RegExp(`^${name} +vitrum train --config recipe:${name} +${description.slice(0, 10)}`, 'm'));
    const records = jsonLines((await runVitrum(['list', 'recipe', '--json'], { cwd })).stdout);
    expect(records.map(({ kind, name }) => [kind, name])).toEqual([...names.map((name) => ['recipe', name]), ...sweepNames.map((name) => ['sweep-recipe', name])]);
  });

  test.each([
    [['train', '--config', 'recipe:cnn-smal'], 'There is no recipe called "cnn-smal".', 'Did you mean "cnn-small"? Recipes: cnn-best, '],
    [['sweep', 'recipe:digist'], 'There is no recipe of a sweep called "digist".', 'Did you mean "digits"? Recipes of sweeps: digits; '],
    [['sweep', 'recipe:mlp'], 'There is no recipe of a sweep called "mlp".', '"mlp" is the recipe of a run, which a sweep may name: run: recipe:mlp.'],
    [['sweep', 'digits'], 'The sweep digits cannot be read: it does not exist.', '"digits" is a recipe: vitrum sweep recipe:digits'],
    [['train', '--config', 'recipe:'], 'There is no recipe called "".', 'Recipes: cnn-best, '],
    [['train', '--config', 'cnn-small'], 'The configuration cnn-small cannot be read: it does not exist.', '"cnn-small" is a recipe: --config recipe:cnn-small'],
    [['list', 'recipees'], 'There is no kind of contribution called "recipees".', 'Did you mean "recipes"?'],
  ])('a wrong name is answered with the nearest: %j', async (args, message, hint) => {
    const { exitCode, stderr } = await runVitrum(args, { cwd });
    expect(stderr.split('\n')[0]).toBe(`error: ${message}`);
    expect(stderr.split('\n')[1]).toContain(hint);
    expect(exitCode).toBe(2);
  });

  test('are overridden by options as a file is', async () => {
    const { config } = await readRecipe('mlp');
    expect(mergeConfigs(config, { training: { epochs: 2 } }).training).toEqual({ epochs: 2 });
  });
});
