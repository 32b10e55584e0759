import { outcome, type OldCheck as Check } from '../../old-check.ts';
import { formatRow } from '../../numerics/format-number.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { waitAFewMilliseconds, askAll, changedAnswer, type Repeatable } from '../old-purity.ts';
import { firstFew } from '../variant-findings.ts';
import { metricSamples } from './samples.ts';
import { scoreOf } from './score-of.ts';

/** The score of a sample depends on its rows alone and leaves them as they are. */
export const metricPurity: Check<Subject<'metrics'>> = {
  name: 'purity',
  title: 'the same rows give the same score, and are left as they are',
  run: async ({ definition }) => {
    const samples = metricSamples();
    const score = scoreOf(definition);
    const repeatable: Repeatable = {
      describe: (n) => `The score of ${formatRow(samples[n]?.output ?? [])} and ${formatRow(samples[n]?.target ?? [])}`,
      call: (n) => [score(Float32Array.from(samples[n]?.output ?? []), Float32Array.from(samples[n]?.target ?? []))],
    };
    const first = askAll(repeatable, samples.length);
    await waitAFewMilliseconds();
    const written = samples.flatMap(({ output, target }): readonly Finding[] => {
      const [ownOutput, ownTarget] = [output.slice(), target.slice()];
      score(ownOutput, ownTarget);
      const names = [...(isSame(output, ownOutput) ? [] : ['outputs']), ...(isSame(target, ownTarget) ? [] : ['targets'])];
      if (names.length === 0) return [];
      return [
        {
          message: `${definition.kind === 'sums' ? 'add' : 'score'} writes to its ${names.join(' and ')} ${formatRow(output)}.`,
          hint: 'Copy what is to be changed: others read it too.',
        },
      ];
    });
    const failures = [...changedAnswer(repeatable, first), ...written.slice(0, 1)];
    return outcome(`${samples.length} rows, three times in different orders`, firstFew(failures));
  },
};

const isSame = (first: Float32Array, second: Float32Array): boolean => first.every((x, i) => Object.is(x, second[i]));
