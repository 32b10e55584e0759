import { describeValue, isRecord, lossOutputs } from '@vitrum/core';
import type { Fault } from '../../finding.ts';
import { call, fillsRow, givesNumber, mayHaveFunction, needsFunction, needsKind } from '../form-faults.ts';

type Properties = Readonly<Record<string, unknown>>;

/** What is wrong with the form of a loss. */
export function lossFaults(loss: Properties): readonly Fault[] {
  const faults = [...needsKind(loss), ...needsFunction(loss, 'value'), ...outputsFaults(loss['outputs']), ...linkFaults(loss['fromLogits'])];
  if (faults.length > 0) return faults;
  return loss['kind'] === 'rowwise' ? rowwiseFaults(loss) : elementwiseFaults(loss);
}

function outputsFaults(outputs: unknown): readonly Fault[] {
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

function elementwiseFaults(loss: Properties): readonly Fault[] {
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

function kinkFaults(loss: Properties): readonly Fault[] {
  const answer = call('hasKink(0.7, 0.4, 0.01)', loss, 'hasKink', 0.7, 0.4, 0.01);
  if ('message' in answer) return [answer];
  if (typeof answer.value === 'boolean') return [];
  return [{ message: `hasKink(0.7, 0.4, 0.01) gives ${describeValue(answer.value)} instead of true or false.` }];
}

function rowwiseFaults(loss: Properties): readonly Fault[] {
  const faults = needsFunction(loss, 'gradient');
  if (faults.length > 0) return faults;
  const [y, t, gradient] = [Float64Array.of(0.2, 0.5, 0.3), Float64Array.of(0, 1, 0), new Float64Array(3)];
  const valueFaults = givesNumber('value(y, t)', loss, 'value', y, t);
  return valueFaults.length > 0 ? valueFaults : fillsRow('gradient(y, t, gradient)', loss, 'gradient', gradient, y, t, gradient);
}

function linkFaults(fromLogits: unknown): readonly Fault[] {
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
    if (faults.length > 0) return faults.map((fault) => ('message' in fault ? { ...fault, message: `${where}: ${fault.message}` } : fault));
    const [z, a, t, dz] = [Float64Array.of(0.5, -1), Float64Array.of(0.6, 0.3), Float64Array.of(1, 0), new Float64Array(2)];
    const wrongTypes = givesNumber(`${where}.value(z, t)`, joint, 'value', z, t);
    return wrongTypes.length > 0 ? wrongTypes : fillsRow(`${where}.gradient(z, a, t, dz)`, joint, 'gradient', dz, z, a, t, dz);
  });
}
