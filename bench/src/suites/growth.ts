import type { LineChart, Series } from '@vitrum/plots/svg';
import { median } from 'simple-statistics';
import { seedBatch1 } from '../engines/workload.ts';
import { formatNumber } from '../report/format-number.ts';
import type { Section, Table } from '../section.ts';
import type { BenchContext, Suite } from '../suite.ts';
import { trainWithVitrum } from './train-with-vitrum.ts';

const epochSamples = 60_000;

/** One dimension in which a training grows. */
interface Direction {
  readonly name: string;
  readonly axis: string;
  readonly isLogarithmic: boolean;
  readonly values: readonly number[];
  readonly architecture: (value: number) => readonly number[];
  /** Samples per epoch; the whole measured part by default. */
  readonly samples?: (value: number) => number;
}

const directions: readonly Direction[] = [
  {
    name: 'width',
    axis: 'units of the hidden layer (784-n-10)',
    isLogarithmic: true,
    values: [8, 16, 32, 64, 128, 256, 512],
    architecture: (width) => [784, width, 10],
  },
  {
    name: 'depth',
    axis: 'hidden layers of 32 units (784-32-…-10)',
    isLogarithmic: false,
    values: [1, 2, 4, 8, 12, 16],
    architecture: (depth) => [784, ...new Array<number>(depth).fill(32), 10],
  },
  {
    name: 'samples',
    axis: 'samples in an epoch (784-32-16-10)',
    isLogarithmic: true,
    values: [3750, 7500, 15_000, 30_000, 60_000],
    architecture: () => seedBatch1.architecture,
    samples: (samples) => samples,
  },
];

const lines = [
  { name: 'wasm, batch 1', backend: 'wasm', batchSize: 1, share: 1 },
  { name: 'wasm, batch 128', backend: 'wasm', batchSize: 128, share: 1 },
  { name: 'reference, batch 128', backend: 'reference', batchSize: 128, share: 20 },
] as const;

async function measure(context: BenchContext): Promise<Section> {
  const measured: { direction: Direction; series: readonly Series[] }[] = [];
  for (const direction of directions) {
    const values = context.isQuick ? direction.values.filter((_, index) => index % 2 === 0).slice(0, 3) : direction.values;
    const series: Series[] = [];
    for (const line of lines) {
      context.report(`${direction.name}: ${line.name}`);
      const points: [number, number][] = [];
      for (const value of values) points.push([value, await measurePoint(context, direction, line, value)]);
      series.push({ name: line.name, points });
    }
    measured.push({ direction, series });
  }
  return {
    title: 'How time grows',
    text:
      `Seconds for an epoch with width, depth and number of samples: tanh, squared error, plain SGD, one thread, median of ${roundsOf(context)} ` +
      `${roundsOf(context) > 1 ? 'processes' : 'process'}, the third epoch of each. Width and depth are measured on ` +
      `${context.isQuick ? '6,000' : '15,000'} samples, the reference backend on a twentieth, and scaled to ${epochSamples.toLocaleString('en')}.`,
    tables: measured.map(({ direction, series }) => growthTable(direction, series)),
    charts: measured.map(({ direction, series }) => growthChart(direction, series)),
  };
}

const roundsOf = ({ isQuick }: BenchContext): number => (isQuick ? 1 : 5);

async function measurePoint(context: BenchContext, direction: Direction, line: (typeof lines)[number], value: number): Promise<number> {
  const { architecture, samples: samplesOf } = direction;
  const wanted = samplesOf?.(value) ?? epochSamples;
  const measured = Math.min(wanted, samplesOf === undefined ? (context.isQuick ? 6000 : 15_000) : wanted);
  const samples = Math.max(1, Math.round(measured / line.share));
  const workload = { ...seedBatch1, architecture: architecture(value), batchSize: line.batchSize };
  const seconds: number[] = [];
  for (let round = 0; round < roundsOf(context); round++) {
    const training = { workload, effort: { samples, epochs: 3 }, backend: { name: line.backend, threads: 1 } };
    seconds.push((await trainWithVitrum(context, training)).at(-1) ?? NaN);
  }
  return (median(seconds) * wanted) / samples;
}

function growthTable({ axis }: Direction, series: readonly Series[]): Table {
  const [first] = series;
  return {
    columns: [axis, ...series.map(({ name }) => name)],
    rows: (first?.points ?? []).map(([value], index) => [
      formatNumber(value),
      ...series.map(({ points }) => formatNumber(points[index]?.[1] ?? NaN)),
    ]),
  };
}

function growthChart({ name, axis, isLogarithmic }: Direction, series: readonly Series[]): LineChart {
  return {
    name: `growth-${name}`,
    title: `Seconds for an epoch by ${name}`,
    description: `Seconds for an epoch against ${axis}, for ${series.map((each) => each.name).join('; ')}.`,
    x: { title: axis, isLogarithmic },
    y: { title: 'seconds for an epoch', isLogarithmic: true },
    series,
  };
}

/** How time scales with the size of the task. */
export const growthSuite: Suite = { name: 'growth', description: 'time against width, depth and number of samples, as curves', measure };
