import { importances, ranked, type Space, type SweepRecord, type Trial } from '@vitrum/sweeps';
import { formatSetting, shortKeys } from './describe-trial.ts';
import type { SweepFolder } from './sweep-folder.ts';

/** More curves cannot be told apart. */
const maxCurves = 6;

/**
 * Draws what came out of a sweep into its folder; the library is loaded for that alone.
 *
 * @returns The paths of the pictures; none where there are no two trials to compare.
 */
export async function writeCharts(folder: SweepFolder, record: SweepRecord, space: Space, trials: readonly Trial[]): Promise<readonly string[]> {
  const best = ranked(trials, record.direction);
  if (best.length < 2) return [];
  const { barChartSvg, lineChartSvg, parallelCoordinatesSvg } = await import('@vitrum/plots/svg');
  const figure = `${record.figure.replaceAll('-', ' ')}${record.isPercent ? ' in %' : ''}`;
  const short = shortKeys(space.map(({ key }) => key));
  await folder.write('parallel', await parallelCoordinatesSvg({
    title: `${best.length} trials by ${figure}`,
    description: `A line for each trial across its settings, in the color of its ${figure}.`,
    axes: space.map(({ key, domain }, i) => ({
      title: short[i] ?? key,
      ticks: domain.choices === undefined
        ? [0, 0.25, 0.5, 0.75, 1].map((place) => ({ place, label: formatSetting(tickOf(domain.at(Math.min(place, 1 - Number.EPSILON)))) }))
        : domain.choices.map((choice, index, { length }) => ({ place: (index + 0.5) / length, label: formatSetting(choice) })),
    })),
    lines: best.map(({ values, value }) => ({ value, places: space.map(({ key, domain }) => domain.placeOf(values[key])) })),
    valueTitle: figure,
    isGreatGood: record.direction === 'maximize',
  }));
  const shares = importances(space, trials);
  if (shares.length > 0) {
    await folder.write('importance', await barChartSvg({
      title: `What the ${record.figure.replaceAll('-', ' ')} depends on`,
      description: `The share of the variance of ${figure} that goes with each setting alone.`,
      valueTitle: 'share of the variance',
      bars: shares.map(({ key, share }) => ({ name: short[space.findIndex((each) => each.key === key)] ?? key, value: share })),
    }));
  }
  await folder.write('curves', await lineChartSvg({
    name: 'learning-curves',
    title: `The best trials: ${figure} by epoch`,
    description: `Lines of ${figure} by epoch for the best trials.`,
    x: { title: 'epoch', startsAtZero: false },
    y: { title: figure, startsAtZero: false },
    series: best.slice(0, maxCurves).map(({ index, curve }) => ({ name: `trial ${index}`, points: curve.map((value, i) => [i + 1, value] as const) })),
  }));
  return [folder.pathOf('parallel'), ...(shares.length > 0 ? [folder.pathOf('importance')] : []), folder.pathOf('curves')];
}

/** Three digits are enough beside an axis. */
const tickOf = (value: unknown): unknown => (typeof value === 'number' ? Number(value.toPrecision(3)) : value);
