import type { ChartLine } from './curve-chart.tsx';
import type { CurveLine } from './curve-data.ts';

/** Colors of the style sheet for compared runs. */
const runColors = 5;

/** The color of a run beside others: of the present one (0) and of those that it is compared with. */
export const colorOfRun = (slot: number): string => `--run-${slot === 0 ? 0 : 1 + ((slot - 1) % runColors)}`;

/** How the lines of a figure are drawn: by part where there is one run, by run where there are several, training then thin. */
export function chartLines(lines: readonly CurveLine[], isComparing: boolean): readonly ChartLine[] {
  return lines.map(({ label, part, run, x, y }) => {
    if (!isComparing) return { label, x, y, color: part === 'train' ? '--train' : '--test', width: part === 'live' ? 1 : 2 };
    const dash = run > runColors ? { dash: [8, 3] } : {};
    return { label, x, y, color: colorOfRun(run), width: part === 'held-out' ? 2.5 : 1, ...(part === 'live' ? { dash: [2, 3] } : dash) };
  });
}

/** Where an axis in per cent may begin. */
const beginnings = [99, 98, 95, 90, 80, 70, 60, 50, 40, 20] as const;

/** The range in which accuracies differ once an epoch is over; undefined where that is the whole axis. */
export function zoomedRange(lines: readonly Pick<CurveLine, 'x' | 'y'>[]): readonly [number, number] | undefined {
  const settled = lines.flatMap(({ x, y }) => y.filter((_, index) => (x[index] ?? 0) >= 1));
  if (settled.length === 0) return undefined;
  const lowest = settled.reduce((least, value) => Math.min(least, value), Infinity);
  const beginning = beginnings.find((each) => each < lowest);
  return beginning === undefined ? undefined : [beginning, 100];
}
