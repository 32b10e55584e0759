import { describeValue, isRecord, lossOutputs } from '@vitrum/core';
import type { Loss } from '@vitrum/core';
import type { Check } from '../../check.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { call, fillsRow, givesNumber, mayHaveFunction, needsFunction, needsKind } from '../form-faults.ts';
import { formCheck, usableVariants } from '../form-check.ts';
import { withPrefix, type Made } from '../variant-findings.ts';

type Properties = Readonly<Record<string, unknown>>;

/** The functions are there and give what they have to give. */
export const lossForm: Check<Subject<'losses'>> = formCheck(formFaults);

/** The variants that can be worked with. */
export function usableLosses(subject: Subject<'losses'>): readonly Made<Loss>[] {
  return usableVariants<'losses'>(subject, formFaults);
}

function formFaults(loss: Properties): readonly Finding[] {
  const faults = [...needsKind(loss), ...needsFunction(loss, 'value'), ...outputsFaults(loss['outputs']), ...linkFaults(loss['fromLogits'])];
  if (faults.length > 0) return faults;
  return loss['kind'] === 'rowwise' ? rowwiseFaults(loss) : elementwiseFaults(loss);
}

function outputsFaults(outputs: unknown): readonly Finding[] {
  if (outputs === undefined || lossOutputs.some((known) => known === outputs)) return [];
  const expected = lossOutputs.map((known) => `"${known}"`).join(', ');
  return [
    {
      message: `"outputs" must be one of ${expected}, got ${describeValue(outputs)}.`,
      hint: 'Leave it out where the loss takes any numbers.',
      expected,
      got: describeValue(outputs),
    },
  ];
}

function elementwiseFaults(loss: Properties): readonly Finding[] {
  const { reduction } = loss;
  const faults = [...mayHaveFunction(loss, 'derivative'), ...mayHaveFunction(loss, 'hasKink')];
  if (reduction !== 'sum' && reduction !== 'mean') {
    faults.push({
      message: `"reduction" must be "sum" or "mean", got ${describeValue(reduction)}.`,
      hint: 'It says how the terms of the outputs are put together; the derivative of one term does not contain it.',
      expected: '"sum" or "mean"',
      got: describeValue(reduction),
    });
  }
  faults.push(...givesNumber('value(0.7, 0.4)', loss, 'value', 0.7, 0.4));
  if (faults.length > 0) return faults;
  if (loss['derivative'] !== undefined) faults.push(...givesNumber('derivative(0.7, 0.4)', loss, 'derivative', 0.7, 0.4));
  return loss['hasKink'] === undefined ? faults : [...faults, ...kinkFaults(loss)];
}

function kinkFaults(loss: Properties): readonly Finding[] {
  const answer = call('hasKink(0.7, 0.4, 0.01)', loss, 'hasKink', 0.7, 0.4, 0.01);
  if ('message' in answer) return [answer];
  if (typeof answer.value === 'boolean') return [];
  return [{ message: `hasKink(0.7, 0.4, 0.01) gives ${describeValue(answer.value)} instead of true or false.` }];
}

function rowwiseFaults(loss: Properties): readonly Finding[] {
  const faults = needsFunction(loss, 'gradient');
  if (faults.length > 0) return faults;
  const [y, t, gradient] = [Float64Array.of(0.2, 0.5, 0.3), Float64Array.of(0, 1, 0), new Float64Array(3)];
  const valueFaults = givesNumber('value(y, t)', loss, 'value', y, t);
  return valueFaults.length > 0 ? valueFaults : fillsRow('gradient(y, t, gradient)', loss, 'gradient', gradient, y, t, gradient);
}

function linkFaults(fromLogits: unknown): readonly Finding[] {
  if (fromLogits === undefined) return [];
  if (!isRecord(fromLogits)) {
    return [{ message: `"fromLogits" must be an object with a joint form for each link, got ${describeValue(fromLogits)}.` }];
  }
  return Object.entries(fromLogits).flatMap(([link, joint]) => {
    const where = `fromLogits.${link}`;
    if (!isRecord(joint)) {
      return [{ message: `${where} must be an object with value and gradient, got ${describeValue(joint)}.` }];
    }
    const faults = [...needsFunction(joint, 'value'), ...needsFunction(joint, 'gradient')];
    if (faults.length > 0) return faults.map((fault) => withPrefix(`${where}: `, fault));
    const [z, a, t, dz] = [Float64Array.of(0.5, -1), Float64Array.of(0.6, 0.3), Float64Array.of(1, 0), new Float64Array(2)];
    const wrongTypes = givesNumber(`${where}.value(z, t)`, joint, 'value', z, t);
    return wrongTypes.length > 0 ? wrongTypes : fillsRow(`${where}.gradient(z, a, t, dz)`, joint, 'gradient', dz, z, a, t, dz);
  });
}
