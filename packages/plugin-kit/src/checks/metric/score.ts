import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import type { Fault } from '../../finding.ts';
import { formatNumber, formatRow } from '../../numerics/format-number.ts';
import { metricSamples } from './samples.ts';
import { scoreOf } from './score-of.ts';

export const metricScore = check<CheckContext<'metrics'>>(
  'score',
  'its scores are finite, and from 0 to 1 on average where they are per cent',
  ({ variants, first, tried, skip }) => {
    if (first.made.kind === 'samples') return skip('it is a figure of many samples');
    const samples = metricSamples();
    for (const { made, fail } of variants) {
      const score = scoreOf(made);
      const scores = samples.map(({ output, target }): unknown => score(output.slice(), target.slice()));
      const numbers = scores.filter((each): each is number => Number.isFinite(each));
      const mean = numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
      tried(`${samples.length} rows of 1, 2, 3 and 10 outputs with one-hot targets; mean score ${formatNumber(mean)}`);
      for (const [i, { output, target }] of samples.entries()) {
        if (!Number.isFinite(scores[i]))
          fail({ where: `The score of outputs ${formatRow(output)} and targets ${formatRow(target)}`, got: String(scores[i]), expected: 'a finite number' });
      }
      if (numbers.length === scores.length && made.unit === 'percent') fail(...percentFaults('The mean of its scores', mean));
    }
  },
);

/** Metrics in per cent range from 0 to 1. */
export function percentFaults(where: string, value: number): readonly Fault[] {
  if (value >= 0 && value <= 1) return [];
  return [{
    message: `${where} is ${formatNumber(value)}, which is shown as ${formatNumber(100 * value)} %: its unit is per cent.`,
    hint: 'Give figures from 0 to 1: they are shown times 100. Or leave the unit out.',
  }];
}
