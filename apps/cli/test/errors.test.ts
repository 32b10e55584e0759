import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runVitrum, type Result } from './support/run-vitrum.ts';
import { spawnVitrum } from './support/spawn-vitrum.ts';
import { stripesOptions, writeStripesPlugin } from './support/stripes-plugin.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const cwd = temporaryFolder();
const stripes = writeStripesPlugin(cwd);
const onStripes = ['train', ...stripesOptions(stripes)];

const files: Readonly<Record<string, string>> = {
  'throws.mjs': 'throw new Error("no\\nluck")',
  'empty.mjs': 'export const answer = 42;',
  'number.mjs': 'export default 5;',
  'taken.mjs': 'export default { name: "x", version: "1.0.0", activations: [{ name: "tanh", forward: (z) => z }] };',
  'named.mjs': 'export const plugin = { name: "x", version: "1.0.0", activation: [] };',
  'nameless.mjs': 'export default { name: "x", version: "1.0.0", activations: [{ forward: (z) => z }] };',
  'unversioned.mjs': 'export default { name: "x", activations: [] };',
  'option.mjs':
    'export default { name: "x", version: "1.0.0", activations: [{ name: "a", options: { slope: { type: "numbr" } }, create: () => ({ forward: (z) => z }) }] };',
  'major.mjs': 'export default { name: "x", version: "1.0.0", vitrum: "99.0.0", activations: [] };',
  'syntax.mjs': 'export default { name: "x", version: };',
  'imports.mjs': 'import "vitrum-plugin-absent"; export default {};',
  'fails.mjs':
    'export default { name: "x", version: "1.0.0", datasets: [{ name: "broken", load() { throw new TypeError("oops"); } }] };',
  'keys.yaml': 'dataste: mnist',
  'training.json': '{ "training": { "epoch": 3 } }',
  'value.yaml': 'training: { epochs: many }',
  'syntax.yaml': 'training: { epochs: 3',
  'layers.yaml': 'network: { inputShape: [784], layers: [{ type: dense, units: 10, activation: tahn }] }',
  'list.yaml': '- 1',
  'text.json': 'not a model',
  'other.json': '{ "format": "something" }',
  'text.png': 'not a picture',
};
for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, name), content);
mkdirSync(join(cwd, 'empty'));

/** Arguments, the exit code, the first line of the error, and what its second line contains. */
type Row = readonly [args: readonly string[], exitCode: 1 | 2, message: string, hint: string];

const commandLine: readonly Row[] = [
  [['trian'], 2, 'There is no command "trian".', 'Did you mean "train"?'],
  [['serve'], 2, 'There is no command "serve".', 'Commands: train, find-learning-rate, sweep, compare, evaluate, diagnose, predict, inspect, show, list, data, export, import, convert, worker, check-plugin, web, help.'],
  [['export'], 2, 'The command "export" needs an argument: <model>.', 'See "vitrum export --help".'],
  [['--json', 'train'], 2, 'vitrum has no option "--json".', 'An option stands behind the name of the command that it is for: vitrum train --json'],
  [['data', '--json', 'list'], 2, 'The command "data" has no option "--json".', 'An option stands behind the name of the command that it is for: vitrum data list --json'],
  [['train', '--version'], 2, 'The command "train" has no option "--version".', 'The program has a version, and its commands have the same: vitrum --version'],
  [['help', 'sweep', 'statsu'], 2, 'There is no command "sweep statsu".', 'Did you mean "status"?'],
  [['help', 'trian'], 2, 'There is no command "trian".', 'Did you mean "train"?'],
  [['--versoin'], 2, 'vitrum has no option "--versoin".', 'Did you mean "--version"?'],
  [['train', '--epoch', '3'], 2, 'The command "train" has no option "--epoch".', 'Did you mean "--epochs"?'],
  [['train', '--epoch=3'], 2, 'The command "train" has no option "--epoch".', 'Did you mean "--epochs"?'],
  [['train', '--epochs'], 2, 'The option --epochs <n> needs a value.', 'vitrum train --help'],
  [['train', 'mnist'], 2, 'The command "train" takes no arguments, got "mnist".', 'vitrum train --help'],
  [['list', 'losses', 'layers'], 2, 'The command "list" takes at most 1 argument, got "losses", "layers".', 'vitrum list --help'],
  [['evaluate', '--modle', 'x'], 2, 'The command "evaluate" has no option "--modle".', 'Did you mean "--model"?'],
  [['evaluate'], 2, 'The command "evaluate" needs a model: --model <file>.', 'vitrum train'],
  [['list', 'activatons'], 2, 'There is no kind of contribution called "activatons".', 'Did you mean "activations"?'],
];

const numbers: readonly Row[] = [
  [['train', '--epochs', '0'], 2, '--epochs must be a whole number of at least 1, got 0.', 'the default, 5'],
  [['train', '--epochs', '-1'], 2, '--epochs must be a whole number of at least 1, got -1.', 'the default, 5'],
  [['train', '--epochs', '1.5'], 2, '--epochs must be a whole number of at least 1, got 1.5.', 'the default, 5'],
  [['train', '--learning-rate', 'abc'], 2, '--learning-rate must be a number greater than 0, got "abc".', 'the default, 0.01'],
  [['train', '--learning-rate', 'NaN'], 2, '--learning-rate must be a number greater than 0, got "NaN".', 'the default, 0.01'],
  [['train', '--learning-rate='], 2, '--learning-rate must be a number greater than 0, got "".', 'the default, 0.01'],
  [['train', '--learning-rate', '1e999'], 2, '--learning-rate must be a number greater than 0, got "1e999".', 'the default, 0.01'],
  [['train', '--learning-rate', '0'], 2, '--learning-rate must be a number greater than 0, got 0.', 'the default, 0.01'],
  [['train', '--batch-size', '0x10'], 2, '--batch-size must be a whole number of at least 1, got "0x10".', 'the default, 1'],
  [['train', '--accumulate', '0'], 2, '--accumulate must be a whole number of at least 1, got 0.', 'the default, 1'],
  [['train', '--accumulate', '1.5'], 2, '--accumulate must be a whole number of at least 1, got 1.5.', 'the default, 1'],
  [['train', '--averaging', 'ema:decay=1'], 2, '--averaging "ema": decay must be a number of at least 0 and less than 1, got 1.', 'the default, 0.999'],
  [['train', '--averaging', 'swa:from=1'], 2, '--averaging "swa": from must be a number of at least 0 and less than 1, got 1.', 'the default, 0.75'],
  [['train', '--averaging', 'sma'], 2, '--averaging must be none, ema or swa, got "sma".', 'ema:decay=0.999'],
  [['train', '--clip-norm', '0'], 2, '--clip-norm must be a number greater than 0, got 0.', 'Give a value'],
  [['train', '--clip-value', '0'], 2, '--clip-value must be a number greater than 0, got 0.', 'Give a value'],
  [['train', '--l1', '-1'], 2, '--l1 must be a number of at least 0, got -1.', 'the default, 0'],
  [['train', '--seed', '-3'], 2, '--seed must be a whole number of at least 0, got -3.', 'the default, 7'],
  [['train', '--limit', '0'], 2, '--limit must be a whole number of at least 1, got 0.', 'Give a value'],
  [['train', '--backend', 'reference', '--threads', '2'], 2, 'The backend "reference" runs on 1 thread, got 2 threads.', 'another backend'],
  [['train', '--threads', 'two'], 2, '--threads must be a whole number of at least 1, got "two".', 'Give a value'],
  [
    ['train', '--architecture', '784,x,10'],
    2,
    '--architecture must be at least two whole numbers of at least 1, joined by commas, got "784,x,10".',
    '784,32,16,10',
  ],
  [['show', '--count', 'all'], 2, '--count must be a whole number of at least 1, got "all".', 'Give a value'],
  [['predict', '--model', 'x', '--index', '1,-2'], 2, '--index must be a whole number of at least 0, got -2.', 'Give a value'],
  [['show', '--split', 'tset'], 2, '--split must be one of train, test, got "tset".', 'Did you mean "test"?'],
];

const names: readonly Row[] = [
  [['train', '--activation', 'tahn'], 2, 'There is no activation called "tahn".', 'Did you mean "tanh"?'],
  [['train', '--output-activation', 'sofmax'], 2, 'There is no activation called "sofmax".', 'Did you mean "softmax"?'],
  [['train', '--initializer', 'notebok-normal'], 2, 'There is no initializer called "notebok-normal".', 'Did you mean "notebook-normal"?'],
  [['train', '--loss', 'squared-eror'], 2, 'There is no loss called "squared-eror".', 'Did you mean "squared-error"?'],
  [['train', '--optimizer', 'sdg'], 2, 'There is no optimizer called "sdg".', 'Did you mean "sgd"?'],
  [['train', '--dataset', 'mnits'], 2, 'There is no dataset called "mnits".', 'Did you mean "mnist"?'],
  [['train', '--backend', 'refrence'], 2, 'There is no backend called "refrence".', 'Did you mean "reference"?'],
  [['train', '--activation', 'leaky-relu:slop=1'], 2, 'activation "leaky-relu" has no option "slop".', 'Did you mean "slope"?'],
  [
    ['train', '--activation', 'leaky-relu:slope'],
    2,
    '--activation must be a name, or a name with options, got "leaky-relu:slope".',
    'leaky-relu:slope=0.2',
  ],
  [['show', '--dataset', 'mnits'], 2, 'There is no dataset called "mnits".', 'Did you mean "mnist"?'],
];

const inputs: readonly Row[] = [
  [['train', '--dataset', 'mnist', '--data-dir', 'nowhere'], 1, 'The data folder nowhere does not exist.', 'train-images-idx3-ubyte'],
  [['evaluate', '--model', 'none.json'], 1, 'The model none.json cannot be read: it does not exist.', 'Check the path'],
  [['inspect', '--model', 'empty'], 1, 'The folder empty holds no model.json.', 'Name the file of a model'],
  [
    ['inspect', '--model', 'other.json'],
    1,
    'other.json: A model file has "format": "vitrum-model", got "something".',
    'vitrum train',
  ],
  [['inspect', '--model', 'text.json'], 1, expect.stringMatching(/^text\.json: The model file is not JSON: /), 'cut short'],
  [
    ['train', '--backend', 'reference', '--architecture', '784,99999999999,10'],
    2,
    expect.stringMatching(/^The network does not fit into memory: /),
    'fewer units',
  ],
  [
    ['train', '--backend', 'wasm', '--architecture', '784,99999999999,10'],
    1,
    expect.stringMatching(/^layers\[0\]: The backend "wasm" cannot reserve \d+ bytes more/),
    'Use a smaller network',
  ],
  [['train', '--resume', 'nowhere'], 1, 'The run in nowhere cannot be resumed: config.json cannot be read, it does not exist.', 'vitrum train'],
  [
    ['train', '--resume', 'empty', '--out', 'x'],
    2,
    '--resume goes on with a run as it was described, in its own folder: --out cannot be given with it.',
    'Leave out --out',
  ],
  [
    [...onStripes, '--out', 'text.png/run'],
    1,
    'text.png/run cannot be written: a part of the path is a file, not a folder.',
    '--out',
  ],
  [[...onStripes, '--limit', '301'], 2, 'The limit must be a whole number from 1 to 300, the samples of "stripes", got 301.', 'every sample'],
  [
    [...onStripes, '--architecture', '100,32,10'],
    2,
    'The dataset "stripes" has 4 × 4 = 16 inputs a sample, the network takes 100.',
    'Begin the architecture with 16.',
  ],
  [
    [...onStripes, '--architecture', '16,10'],
    2,
    'The dataset "stripes" has 3 targets a sample, the network gives 10 outputs.',
    'End the architecture with 3.',
  ],
  [[...onStripes, '--learning-rate', '1e30', '--activation', 'identity', '--output-activation', 'identity'], 1, expect.stringContaining('Training diverged in epoch 1'), 'learning rate'],
];

const configurations: readonly Row[] = [
  [['train', '--config', 'none.yaml'], 2, 'The configuration none.yaml cannot be read: it does not exist.', 'Check the path'],
  [['train', '--config', 'keys.yaml'], 2, 'keys.yaml: The description of a run has no option "dataste".', 'Did you mean "dataset"?'],
  [['train', '--config', 'training.json'], 2, 'training.json: "training" has no option "epoch".', 'Did you mean "epochs"?'],
  [['train', '--config', 'value.yaml'], 2, 'value.yaml: training: epochs must be a whole number of at least 1, got "many".', 'the default, 5'],
  [
    ['train', '--config', 'layers.yaml'],
    2,
    'layers[0]: layer "dense": activation: There is no activation called "tahn".',
    'Did you mean "tanh"?',
  ],
  [['train', '--config', 'list.yaml'], 2, 'list.yaml: The description of a run must be an object, got [1].', 'dataset, base, network, training'],
  [
    ['train', '--config', 'syntax.yaml'],
    2,
    expect.stringMatching(/^The configuration syntax\.yaml is neither JSON nor YAML: .* at line 1, column \d+/),
    'Fix the error there',
  ],
];

const plugins: readonly Row[] = [
  [['list', '--plugin', 'none.mjs'], 1, 'The plugin file none.mjs cannot be imported: it does not exist.', 'Check the path'],
  [['list', '--plugin', 'throws.mjs'], 1, 'The plugin file throws.mjs cannot be imported: it throws Error: no luck, at throws.mjs:1:7.', '--verbose'],
  [
    ['list', '--plugin', 'empty.mjs'],
    1,
    'The plugin file empty.mjs exports no plugin: it has neither a default export nor one called "plugin".',
    'export default {',
  ],
  [['list', '--plugin', 'number.mjs'], 1, 'number.mjs: A plugin must be an object, got 5.', 'Export an object'],
  [
    ['list', '--plugin', 'named.mjs'],
    1,
    'named.mjs: Plugin "x" has a property "activation" that is no kind of contribution.',
    'Did you mean "activations"?',
  ],
  [
    ['list', '--plugin', 'taken.mjs'],
    1,
    expect.stringMatching(/^taken\.mjs: Plugin "x" 1\.0\.0 contributes the activation "tanh", which Plugin "@vitrum\/activations" \S+ already has\.$/),
    'Rename one of them',
  ],
  [['list', '--plugin', 'nameless.mjs'], 1, expect.stringMatching(/^nameless\.mjs: Plugin "x": activations\[0\].* name .*got undefined/), 'vitrum list'],
  [['list', '--plugin', 'unversioned.mjs'], 1, 'unversioned.mjs: Plugin "x" needs a version such as "1.0.0", got undefined.', 'Export an object'],
  [['list', '--plugin', 'option.mjs'], 1, expect.stringMatching(/^option\.mjs: Plugin "x": activation "a": .*slope.*"numbr"/), ''],
  [
    ['list', '--plugin', 'major.mjs'],
    1,
    expect.stringMatching(/^major\.mjs: Plugin "x" was written for version 99\.0\.0 of vitrum; this is version \S+, another major one\.$/),
    'Install a version of the plugin',
  ],
  [
    ['list', '--plugin', 'imports.mjs'],
    1,
    'The plugin file imports.mjs cannot be imported: it imports the package "vitrum-plugin-absent", which is not installed there.',
    'npm install vitrum-plugin-absent',
  ],
  [['list', '--plugin', 'vitrum-plugin-absent'], 1, expect.stringMatching(/^The plugin package vitrum-plugin-absent is not installed in /), 'npm install vitrum-plugin-absent'],
  [['list', '--plugin', 'node:fs'], 1, expect.stringContaining('node:fs'), './bent.mjs'],
  [['check-plugin', 'none.mjs'], 1, 'The plugin file none.mjs cannot be imported: it does not exist.', 'Check the path'],
  [['check-plugin', 'major.mjs'], 1, expect.stringContaining('99.0.0'), 'Install a version of the plugin'],
  [['check-plugin'], 2, 'The command "check-plugin" needs an argument: <file|package>.', 'vitrum check-plugin --help'],
  [['check-plugin', 'fails.mjs', '--only', 'brokn'], 2, 'Plugin "x" has no contribution called "brokn".', 'Did you mean "broken"? It contributes: broken.'],
  [
    ['show', '--plugin', 'fails.mjs', '--dataset', 'broken'],
    1,
    'The dataset "broken" of the plugin "x" could not be loaded: oops.',
    '--verbose',
  ],
];

describe.concurrent.each([
  ['the command line', commandLine],
  ['numbers', numbers],
  ['names', names],
  ['files and data', inputs],
  ['configurations', configurations],
  ['plugins', plugins],
] as const)('errors in %s', (_, rows) => {
  test.each(rows)('%j ends with %i', async (args, exitCode, message, hint) => {
    expectError(await runVitrum(args, { cwd }), [args, exitCode, message, hint]);
  });
});

// The tests read modules in their own way: what Node says of such a file is heard in a process of its own.
test('a plugin that is no JavaScript', async () => {
  const args = ['list', '--plugin', 'syntax.mjs'];
  const message: string = expect.stringMatching(/^The plugin file syntax\.mjs cannot be imported: it is not valid JavaScript, .*syntax\.mjs:1:/);
  expectError(await spawnVitrum(args, { cwd }), [args, 1, message, 'Fix']);
});

function expectError({ stdout, stderr, exitCode }: Result, [, expected, message, hint]: Row): void {
  const lines = stderr.split('\n');
  expect(lines).toEqual([expect.stringMatching(/^error: /), expect.stringMatching(/^ {2}\S/), '']);
  expect(lines[0]?.slice('error: '.length)).toEqual(message);
  expect(lines[1]).toContain(hint);
  expect(exitCode).toBe(expected);
  expect(stdout).toBe('');
}

test('--verbose adds the stack and the cause', async () => {
  const { stderr, exitCode } = await runVitrum(['list', '--plugin', 'throws.mjs', '--verbose'], { cwd });
  expect(stderr.split('\n')[0]).toBe('error: The plugin file throws.mjs cannot be imported: it throws Error: no luck, at throws.mjs:1:7.');
  expect(stderr).toContain('    at ');
  expect(stderr).toContain('[cause]: Error: no');
  expect(exitCode).toBe(1);
});
