import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { LineChart } from '@vitrum/plots/svg';
import { seedBatch1 } from '../engines/workload.ts';
import { nodeCommand } from '../process/node-command.ts';
import { formatCount, formatMegabytes, formatNumber } from '../report/format-number.ts';
import { paths } from '../paths.ts';
import type { Section, Target } from '../section.ts';
import { growthPerStep } from '../statistics/growth.ts';
import { summarize } from '../statistics/summary.ts';
import type { BenchContext, Suite } from '../suite.ts';

const peakLimit = 250 * 2 ** 20;
/** Epochs until the JavaScript engine has compiled and cached what a run repeats: code, not data, and less with each hundred epochs. */
const settlingEpochs = 100;
/** Epochs after those over which the heap has to be flat. */
const flatEpochs = 100;
const heapEpochs = settlingEpochs + flatEpochs;
/** Allowed growth over the flat epochs as a fraction of the heap. */
const flatShare = 0.01;
const heapSamples = 1000;

/** Peak memory of the built command's default run. */
async function measurePeaks(context: BenchContext): Promise<readonly number[]> {
  const rounds = context.isQuick ? 1 : 5;
  const file = join(context.data.folder, 'peak-memory');
  const out = join(context.data.folder, 'run');
  const peaks: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    context.report(`round ${round} of ${rounds}: the default run of \`vitrum train\``);
    await context.runner.run({
      program: process.execPath,
      args: ['--import', join(paths.vitrum, 'report-memory.mjs'), paths.cli, 'train', '--out', out],
      environment: { VITRUM_BENCH_MEMORY_FILE: file },
    });
    peaks.push(Number(await readFile(file, 'utf8')));
    await rm(out, { recursive: true, force: true });
  }
  return peaks;
}

async function measure(context: BenchContext): Promise<Section> {
  const peaks = context.data.isMnist ? await measurePeaks(context) : [];
  context.report(`the heap over ${heapEpochs} epochs`);
  const request = {
    workload: seedBatch1,
    epochs: heapEpochs,
    samples: heapSamples,
    folder: context.data.folder,
    backend: { name: 'wasm', threads: 1 },
  };
  const heap = await context.runner.ask<number[]>(nodeCommand('heap.ts', ['--expose-gc']), request);
  const growth = growthPerStep(heap.slice(settlingEpochs));
  const grownShare = (growth * flatEpochs) / (heap.at(-1) ?? NaN);
  return {
    title: 'Memory',
    text:
      `The peak is that of the whole process: the default run of the built command, five epochs on MNIST. The heap (with array buffers) is ` +
      `read after a garbage collection at the end of each of ${heapEpochs} epochs over ${formatCount(heapSamples)} samples; its growth is the ` +
      `slope of the least-squares line. In the first ${settlingEpochs} epochs the JavaScript engine still compiles; over the ${flatEpochs} after them, up to ` +
      `${flatShare * 100} % of the heap counts as flat.`,
    tables: [
      {
        columns: ['', 'memory'],
        rows: [
          ...(peaks.length === 0 ? [] : [['peak of the default run', formatMegabytes(summarize(peaks).median)]]),
          ['heap after the first epoch', formatMegabytes(heap[0] ?? NaN)],
          [`heap after epoch ${heapEpochs}`, formatMegabytes(heap.at(-1) ?? NaN)],
          [`growth, epochs 1 to ${settlingEpochs}`, `${formatNumber(growthPerStep(heap.slice(0, settlingEpochs)))} bytes an epoch`],
          [`growth, epochs ${settlingEpochs + 1} to ${heapEpochs}`, `${formatNumber(growth)} bytes an epoch`],
        ],
      },
    ],
    charts: [heapChart(heap)],
    targets: [
      peakTarget(peaks),
      {
        aim: `heap flat over ${flatEpochs} epochs of a small run after the first ${settlingEpochs}`,
        measured: `${formatNumber(growth)} bytes an epoch, ${formatNumber(grownShare * 100)} % of the heap in all`,
        isMet: grownShare <= flatShare,
      },
    ],
    raw: { peaks, heap },
  };
}

function peakTarget(peaks: readonly number[]): Target {
  const aim = 'peak memory of the default run below 250 MB';
  if (peaks.length === 0) return { aim, measured: 'not measured here: MNIST was not found' };
  const { median } = summarize(peaks);
  return { aim, measured: formatMegabytes(median), isMet: median < peakLimit };
}

function heapChart(heap: readonly number[]): LineChart {
  return {
    name: 'heap',
    title: 'Heap after each epoch of a small run',
    description: `Heap and array buffers in megabytes after each of ${heap.length} epochs.`,
    x: { title: 'epoch' },
    y: { title: 'MB' },
    series: [{ name: 'wasm', points: heap.map((bytes, index) => [index + 1, bytes / 2 ** 20] as const) }],
  };
}

/** How much memory a run takes, and whether it grows. */
export const memorySuite: Suite = { name: 'memory', description: 'peak of the default run; heap over 200 epochs', measure };
