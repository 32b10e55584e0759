// What does it cost that nothing is lost? npm run measure:checkpoints: the share of the default run's time (MNIST, where its files are)
// that goes into checkpoints, and the milliseconds for the checkpoint of a million parameters with Adam. Exit code 1 beyond the targets.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from 'simple-statistics';
import { createBackend, resolveReference } from '@vitrum/core';
import { createFolderContext } from '@vitrum/data-cache';
import { checkpointOf, openRun, runOf, type OpenRun } from '@vitrum/runs';
import { builtins, createVitrum } from 'vitrum';
import { Trainer } from 'vitrum/parts';
import { CheckpointFiles } from '../../apps/cli/src/run/checkpoint-files.ts';
import { CheckpointWriter } from '../../apps/cli/src/run/checkpoint-writer.ts';
import { GivenPaths } from '../../apps/cli/src/given-paths.ts';

const registry = createVitrum();
const backend = await createBackend(registry);
const folder = mkdtempSync(join(tmpdir(), 'vitrum-checkpoints-'));
const files = new CheckpointFiles(folder, new GivenPaths(folder));

/** Milliseconds to save a run as it stands: to copy its numbers, to compute the checksum, to write, to sync. */
async function save(open: OpenRun, trainer: Trainer): Promise<number> {
  const startedAt = performance.now();
  await files.write(checkpointOf(registry, open, trainer, builtins));
  return performance.now() - startedAt;
}

async function openOn(type: string, network: object, training: object): Promise<OpenRun> {
  const data = await resolveReference(registry, 'dataset', type).load(createFolderContext({ download: false }));
  return openRun(registry, runOf({ dataset: { type }, network, training }), { dataset: { type }, data }, backend);
}

/** Seconds of a run, and of these the ones in which it did not train because of checkpoints. */
interface Timed {
  readonly seconds: number;
  readonly waiting: number;
}

/** The default run, with the checkpoints of `vitrum train` at its start and after every epoch, or without them. */
async function timeDefault(isSaved: boolean): Promise<Timed> {
  const open = await openOn('mnist', {}, {});
  const trainer = new Trainer(open);
  const writer = new CheckpointWriter(files);
  const startedAt = performance.now();
  let waiting = 0;
  for await (const event of trainer.run()) {
    if (!isSaved || (event.type !== 'start' && event.type !== 'epoch')) continue;
    const stoppedAt = performance.now();
    await writer.begin(() => checkpointOf(registry, open, trainer, builtins));
    if (event.type === 'start') await writer.finish();
    waiting += performance.now() - stoppedAt;
  }
  const endedAt = performance.now();
  await writer.finish();
  waiting += performance.now() - endedAt;
  trainer.release();
  return { seconds: (performance.now() - startedAt) / 1000, waiting: waiting / 1000 };
}

/** By the medians of runs in turn, since the machine has other work too. */
async function measureDefault(): Promise<number> {
  const [without, saved]: [number[], Timed[]] = [[], []];
  for (let run = 0; run < 9; run++) {
    without.push((await timeDefault(false)).seconds);
    saved.push(await timeDefault(true));
  }
  const share = median(saved.map(({ seconds, waiting }) => waiting / (seconds - waiting)));
  const whole = saved.map(({ seconds }) => seconds);
  console.log(`default run: it waits for checkpoints in ${(100 * share).toFixed(2)} % of its training time (${(1000 * median(saved.map(({ waiting }) => waiting))).toFixed(1)} ms)`);
  console.log(`  whole: ${median(without).toFixed(3)} s without, ${median(whole).toFixed(3)} s with; fastest ${Math.min(...without).toFixed(3)} s and ${Math.min(...whole).toFixed(3)} s`);
  return share;
}

/** 784-1257-10 has 999,325 parameters. */
async function measureLarge(): Promise<number> {
  const open = await openOn('synthetic-digits', { hidden: [1257] }, { optimizer: 'adam', batchSize: 64 });
  const trainer = new Trainer(open);
  const times: number[] = [];
  for await (const event of trainer.run(undefined, { samplesPerEvent: () => 64 })) {
    if (event.type === 'progress') times.push(await save(open, trainer));
    if (times.length === 21) break;
  }
  const [first = 0, ...others] = times;
  const bytes = statSync(files.last?.path ?? '').size;
  console.log(
    `${open.network.parameterCount} parameters with Adam: ${(bytes / 1e6).toFixed(1)} MB in ${median(others).toFixed(1)} ms (the first ${first.toFixed(1)} ms, at most ${Math.max(...others).toFixed(1)} ms)`,
  );
  return median(others);
}

const [share, milliseconds] = [await measureDefault(), await measureLarge()];
rmSync(folder, { recursive: true });
if (share >= 0.02 || milliseconds >= 100) {
  console.error('The targets are less than 2 % of the default run and less than 100 ms.');
  process.exitCode = 1;
}
