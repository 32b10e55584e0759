import type { TrainingProgress } from '@vitrum/core';
import { outcome, type OldCheck as Check } from '../../old-check.ts';
import { formatNumber } from '../../numerics/format-number.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { waitAFewMilliseconds, askAll, changedAnswer, type Repeatable } from '../old-purity.ts';
import { madeVariants } from '../shared/made-variants.ts';
import { firstFew, inVariants } from '../variant-findings.ts';
import { progressions } from './factor.ts';

/** The factor depends on where the run stands, and on nothing else: a run that is resumed goes on with the same. */
export const schedulePurity: Check<Subject<'schedules'>> = {
  name: 'purity',
  title: 'its factor depends on the progress alone',
  run: async (subject) => {
    const variants = madeVariants(subject, 'schedule');
    const repeatables = variants.map(({ made }): Repeatable => ({
      describe: (n) => `factor at epoch ${formatNumber(at(n).epoch)} of ${at(n).epochs}`,
      call: (n) => [made.factor(Object.freeze({ ...at(n) }))],
    }));
    const first = repeatables.map((each) => askAll(each, progressions.length));
    await waitAFewMilliseconds();
    const failures = repeatables.flatMap((each, i): readonly Finding[] =>
      changedAnswer(each, first[i] ?? []).map((finding) => ({
        ...finding,
        message: (variants[i]?.prefix ?? '') + finding.message,
      })),
    );
    return outcome(`${progressions.length} steps, three times in different orders${inVariants(variants)}`, firstFew(failures));
  },
};

const at = (n: number): TrainingProgress => progressions[n] ?? { epoch: 0, epochs: 1 };
