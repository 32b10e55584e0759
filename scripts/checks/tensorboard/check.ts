// Whether the real TensorBoard reads what `vitrum train --tensorboard` writes: npm run check:tensorboard
// It needs Python with the package tensorboard; PYTHON names another one than python3.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const python = process.env['PYTHON'] ?? 'python3';
const repository = join(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'vitrum-tensorboard-'));
const port = 16_006;

type Scalars = Readonly<Record<string, readonly (readonly [step: number, value: number])[]>>;
interface Found {
  readonly scalars: Scalars;
  readonly histograms: Readonly<Record<string, readonly (readonly number[])[]>>;
  readonly tensors: Readonly<Record<string, readonly number[]>>;
}

function vitrum(...args: readonly string[]): void {
  const main = join(repository, 'apps/cli/src/main.ts');
  execFileSync(process.execPath, ['--import', import.meta.resolve('tsx'), '--conditions=@vitrum/source', main, ...args], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
}

const read = (): Found => JSON.parse(execFileSync(python, [join(import.meta.dirname, 'read.py'), join(folder, 'logs', 'moons')], { encoding: 'utf8' })) as Found; // as read.py prints it

function expect(what: string, got: unknown, wanted: unknown): void {
  const isSame = JSON.stringify(got) === JSON.stringify(wanted);
  console.log(`${isSame ? 'ok   ' : 'WRONG'} ${what}: ${JSON.stringify(got)}${isSame ? '' : `, expected ${JSON.stringify(wanted)}`}`);
  if (!isSame) process.exitCode = 1;
}

function checkReader(): void {
  // 800 samples in batches of 27 are 30 steps an epoch.
  vitrum('train', '--dataset', 'two-moons', '--epochs', '2', '--seed', '3', '--out', 'moons', '--tensorboard', 'logs');
  expect('steps of the epochs', read().scalars['loss/train']?.map(([step]) => step), [30, 60]);
  // A file that a crash cut short: what stands in it up to there is read.
  const file = join(folder, 'logs', 'moons', readdirSync(join(folder, 'logs', 'moons'))[0] ?? '');
  copyFileSync(file, join(folder, 'whole'));
  truncateSync(file, readFileSync(file).length - 7);
  expect('steps of the epochs in a file cut short', read().scalars['loss/train']?.map(([step]) => step), [30, 60]);
  copyFileSync(join(folder, 'whole'), file);
  vitrum('train', '--resume', 'moons', '--epochs', '4', '--tensorboard', 'logs');
  const { scalars, histograms, tensors } = read();
  expect('steps after a resume', scalars['loss/train']?.map(([step]) => step), [30, 60, 90, 120]);
  const records = readFileSync(join(folder, 'moons', 'events.jsonl'), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>); // of this repository
  expect('losses as in events.jsonl', scalars['loss/train']?.map(([, loss]) => Number(loss.toPrecision(4))), records.filter(({ event }) => event === 'epoch').map(({ loss }) => Number(Number(loss).toPrecision(4))));
  expect('tags of scalars', Object.keys(scalars).sort(), ['accuracy/test', 'accuracy/train', 'epoch', 'learning-rate', 'loss/recent', 'loss/test', 'loss/train', 'macro-f1/test']);
  expect('numbers in the histograms of the first layer', ['weights', 'gradients'].map((kind) => histograms[`${kind}/layers.0.weights`]?.map(([, count]) => count)), [[64, 64, 64, 64], [64, 64, 64, 64]]);
  expect('the configuration', 'config' in tensors || 'config/text_summary' in tensors, true);
}

async function checkServer(): Promise<void> {
  const server = spawn(python, ['-m', 'tensorboard.main', '--logdir', join(folder, 'logs'), '--port', String(port), '--host', '127.0.0.1', '--load_fast=false'], { stdio: 'ignore' });
  try {
    const tags = await fetchSoon(`http://127.0.0.1:${port}/data/plugin/scalars/tags`, (json) => Object.keys(json['moons'] ?? {}).length > 0);
    expect('runs and tags of the server', Object.keys(tags['moons'] ?? {}).sort(), ['accuracy/test', 'accuracy/train', 'epoch', 'learning-rate', 'loss/recent', 'loss/test', 'loss/train', 'macro-f1/test']);
    const histograms = await fetchSoon(`http://127.0.0.1:${port}/data/plugin/histograms/tags`, () => true);
    expect('histograms of the server', Object.keys(histograms['moons'] ?? {}).filter((tag) => tag.startsWith('weights/layers.0.')).sort(), ['weights/layers.0.biases', 'weights/layers.0.weights']);
    const texts = await fetchSoon(`http://127.0.0.1:${port}/data/plugin/text/tags`, () => true);
    expect('texts of the server', Object.values(texts['moons'] ?? {}), ['config']);
  } finally {
    server.kill();
  }
}

type Tags = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The JSON of an address, once the server is up and `isReady`. */
async function fetchSoon(address: string, isReady: (json: Tags) => boolean): Promise<Tags> {
  for (let tries = 0; tries < 120; tries++) {
    try {
      const json = (await (await fetch(address)).json()) as Tags; // as TensorBoard documents it
      if (isReady(json)) return json;
    } catch {
      // not up yet
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return {};
}

try {
  const version = spawnSync(python, ['-c', 'import tensorboard; print(tensorboard.__version__)'], { encoding: 'utf8' });
  if (version.status === 0) {
    console.log(`TensorBoard ${version.stdout.trim()}`);
    checkReader();
    await checkServer();
  } else {
    console.log(`${python} has no tensorboard: nothing was checked. Install it (python3 -m venv v && v/bin/pip install tensorboard) and set PYTHON=v/bin/python.`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
