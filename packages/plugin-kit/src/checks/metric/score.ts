import { outcome, type OldCheck as Check } from '../../old-check.ts';
import { formatNumber, formatRow } from '../../numerics/format-number.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { firstFew } from '../variant-findings.ts';
import { metricSamples, type MetricSample } from './samples.ts';
import { scoreOf } from './score-of.ts';

/** Every score is a finite number, from 0 to 1 where people see it in per cent. */
export const metricScore: Check<Subject<'metrics'>> = {
  name: 'score',
  title: 'its scores are finite, and from 0 to 1 on average where they are per cent',
  run: ({ definition }) => {
    const samples = metricSamples();
    const score = scoreOf(definition);
    const scores = samples.map(({ output, target }): unknown => score(output.slice(), target.slice()));
    const wrong = scores.flatMap((each, i) => (Number.isFinite(each) ? [] : [scoreFault(samples[i], each)]));
    const numbers = scores.filter((each): each is number => typeof each === 'number');
    const mean = numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
    const isPercent = definition.unit === 'percent';
    const failures = wrong.length > 0 || !isPercent || (mean >= 0 && mean <= 1) ? wrong : [percentFault(mean)];
    return outcome(
      `${samples.length} rows of 1, 2, 3 and 10 outputs with one-hot targets; mean score ${formatNumber(mean)}`,
      firstFew(failures),
    );
  },
};

function scoreFault(sample: MetricSample | undefined, score: unknown): Finding {
  const where = `outputs ${formatRow(sample?.output ?? [])} and targets ${formatRow(sample?.target ?? [])}`;
  return { message: `The score of ${where} is ${String(score)}; it must be a finite number.`, where, got: String(score) };
}

function percentFault(mean: number): Finding {
  return {
    message:
      `Its unit is per cent, and the mean of its scores is ${formatNumber(mean)}, ` +
      `which is shown as ${formatNumber(100 * mean)} %.`,
    hint: 'Give scores from 0 to 1: they are shown times 100. Or leave the unit out.',
    expected: 'from 0 to 1',
    got: formatNumber(mean),
  };
}
