import type { PointPlot } from '@vitrum/plots/internal';
import { formatCounted } from '@vitrum/runs/internal';
import type { RangeTestDoneEvent, RangeTestPoint } from '@vitrum/trainer';
import type { Terminal } from '../terminal.ts';
import { renderPlot } from './plot.ts';

/** A learning rate in two digits, as one types it. */
export const shortRate = (rate: number): string => String(Number(rate.toPrecision(2)));

const ends: Readonly<Record<RangeTestDoneEvent['end'], string>> = {
  risen: 'then the loss was four times its least value',
  'not-finite': 'then the loss was no longer a finite number',
  steps: 'all of the test',
  aborted: 'then it was interrupted',
};

/** The curve of a range test, what it suggests, and the command to type next. */
export function renderRangeTest(done: RangeTestDoneEvent, next: string | undefined, terminal: Terminal): readonly string[] {
  const { points, end, steepest, least, tenthOfLeast } = done;
  const last = points.at(-1);
  return [
    ...renderPlot(plotOf(done), terminal),
    '',
    `${formatCounted(points.length, 'step')}, ${end === 'steps' ? '' : 'up to '}${ends[end]}${last === undefined ? '' : `, with learning rates to ${shortRate(last.learningRate)}`}`,
    `smoothed loss least at ${shortRate(least)}`,
    ...(steepest === undefined || tenthOfLeast === undefined
      ? []
      : [`suggestion, where the loss falls most steeply: ${shortRate(steepest)}`, `a tenth of where it is least: ${shortRate(tenthOfLeast)}`]),
    ...(end === 'steps' && least === last?.learningRate ? ['The loss has not risen yet: a larger --to may find a larger rate.'] : []),
    ...(next === undefined ? [] : ['', 'Train with it:', `  ${next}`]),
  ];
}

function plotOf({ points, steepest, tenthOfLeast }: RangeTestDoneEvent): PointPlot {
  const at = ({ learningRate, smoothedLoss }: RangeTestPoint, series: number) => ({ x: Math.log10(learningRate), y: smoothedLoss, series });
  const marked = [steepest, tenthOfLeast].map((rate) => nearest(points, rate));
  return {
    xName: 'learning rate, as a power of ten,',
    yName: 'smoothed loss',
    series: ['loss', 'steepest descent', 'a tenth of the least'],
    points: [...points.map((point) => at(point, 0)), ...marked.flatMap((point, i) => (point === undefined ? [] : [at(point, i + 1)]))],
  };
}

function nearest(points: readonly RangeTestPoint[], rate: number | undefined): RangeTestPoint | undefined {
  if (rate === undefined) return undefined;
  const distance = ({ learningRate }: RangeTestPoint): number => Math.abs(Math.log(learningRate / rate));
  return points.reduce<RangeTestPoint | undefined>((best, point) => (best === undefined || distance(point) < distance(best) ? point : best), undefined);
}

/** More markers would hide the line. */
const maxMarkers = 60;

/** The same as a drawing. */
export async function rangeTestSvg({ points, steepest, tenthOfLeast }: RangeTestDoneEvent): Promise<string> {
  const { lineChartSvg } = await import('@vitrum/plots/svg');
  const every = Math.ceil(points.length / maxMarkers);
  const pair = ({ learningRate, smoothedLoss }: RangeTestPoint) => [learningRate, smoothedLoss] as const;
  const marks = [['steepest descent', nearest(points, steepest)], ['a tenth of the least', nearest(points, tenthOfLeast)]] as const;
  return lineChartSvg({
    ...{ name: 'range-test', title: 'Range test of the learning rate', description: 'The smoothed loss over a learning rate that grows with every step.' },
    x: { title: 'learning rate', isLogarithmic: true },
    y: { title: 'smoothed loss', startsAtZero: false },
    series: [
      { name: 'loss', points: points.filter((_, i) => i % every === 0 || i === points.length - 1).map(pair) },
      ...marks.flatMap(([name, point]) => (point === undefined ? [] : [{ name, points: [pair(point)] }])),
    ],
  });
}
