import { isRecord, lossOutputs } from '@vitrum/core/internal';
import type { Fault } from '../../finding.ts';
import { functionRule, kindRule, optional, wrongCall, wrongProperties, type Properties, type PropertyRule } from '../form-faults.ts';

const common: Readonly<Record<string, PropertyRule>> = {
  kind: kindRule,
  value: functionRule,
  outputs: optional({
    isRight: (outputs) => lossOutputs.some((known) => known === outputs),
    is: `one of ${lossOutputs.map((known) => `"${known}"`).join(', ')}`,
    hint: 'Leave it out where the loss takes any numbers.',
  }),
  fromLogits: optional({ isRight: isRecord, is: 'an object with a joint form for each link' }),
};
const elementwise: Readonly<Record<string, PropertyRule>> = {
  ...common,
  derivative: optional(functionRule),
  hasKink: optional(functionRule),
  reduction: {
    isRight: (reduction) => reduction === 'sum' || reduction === 'mean',
    is: '"sum" or "mean"',
    hint: 'It says how the terms of the outputs are put together; the derivative of one term does not contain it.',
  },
};
const rowwise: Readonly<Record<string, PropertyRule>> = { ...common, gradient: functionRule };

/** Faults in the form of a loss. */
export function lossFaults(loss: Properties): readonly Fault[] {
  const { kind, fromLogits } = loss;
  const faults = wrongProperties(loss, kind === 'rowwise' ? rowwise : elementwise);
  if (faults.length > 0) return faults;
  const [y, t, gradient] = [Float64Array.of(0.2, 0.5, 0.3), Float64Array.of(0, 1, 0), new Float64Array(3)];
  const ofCalls = wrongCall(loss, kind === 'rowwise'
    ? [
        { property: 'value', given: [y, t], text: 'value(y, t)', gives: 'a number' },
        { property: 'gradient', given: [y, t, gradient], text: 'gradient(y, t, gradient)', gives: 'a filled row' },
      ]
    : [
        { property: 'value', given: [0.7, 0.4], text: 'value(0.7, 0.4)', gives: 'a number' },
        { property: 'derivative', given: [0.7, 0.4], text: 'derivative(0.7, 0.4)', gives: 'a number' },
        { property: 'hasKink', given: [0.7, 0.4, 0.01], text: 'hasKink(0.7, 0.4, 0.01)', gives: 'true or false' },
      ]);
  return [...ofCalls, ...Object.entries(isRecord(fromLogits) ? fromLogits : {}).flatMap(([link, joint]) => jointFaults(`fromLogits.${link}`, joint))];
}

function jointFaults(where: string, joint: unknown): readonly Fault[] {
  const form = isRecord(joint) ? joint : {};
  const faults = wrongProperties(form, { value: functionRule, gradient: functionRule }, `${where}: `);
  if (faults.length > 0) return faults;
  const [z, a, t, dz] = [Float64Array.of(0.5, -1), Float64Array.of(0.6, 0.3), Float64Array.of(1, 0), new Float64Array(2)];
  return wrongCall(form, [
    { property: 'value', given: [z, t], text: `${where}.value(z, t)`, gives: 'a number' },
    { property: 'gradient', given: [z, a, t, dz], text: `${where}.gradient(z, a, t, dz)`, gives: 'a filled row' },
  ]);
}
