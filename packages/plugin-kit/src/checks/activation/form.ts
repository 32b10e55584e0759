import { isFiniteNumber, isListOf } from '@vitrum/core/internal';
import type { Fault } from '../../finding.ts';
import { functionRule, kindRule, optional, wrongCall, wrongProperties, type Properties, type PropertyRule } from '../form-faults.ts';

const common = { kind: kindRule, forward: functionRule, link: optional({ isRight: (link) => typeof link === 'string', is: 'a text' }) };
const elementwise: Readonly<Record<string, PropertyRule>> = {
  ...common,
  derivative: optional(functionRule),
  forwardArray: optional(functionRule),
  kinks: optional({ isRight: (kinks) => isListOf(kinks, isFiniteNumber), is: 'a list of finite numbers', hint: 'Write kinks: [0].' }),
};
const rowwise: Readonly<Record<string, PropertyRule>> = { ...common, backward: functionRule };

/** Faults in the form of an activation. */
export function activationFaults(activation: Properties): readonly Fault[] {
  const isRowwise = activation['kind'] === 'rowwise';
  const faults = wrongProperties(activation, isRowwise ? rowwise : elementwise);
  if (faults.length > 0) return faults;
  const [z, a, da, dz] = [Float64Array.of(0.5, -1, 2), new Float64Array(3), Float64Array.of(1, -2, 0.25), new Float64Array(3)];
  return wrongCall(activation, isRowwise
    ? [
        { property: 'forward', given: [z, a], text: 'forward(z, a)', gives: 'a filled row' },
        { property: 'backward', given: [z, a, da, dz], text: 'backward(z, a, da, dz)', gives: 'a filled row' },
      ]
    : [
        { property: 'forward', given: [0.5], text: 'forward(0.5)', gives: 'a number' },
        { property: 'derivative', given: [0.5, 0.25], text: 'derivative(0.5, 0.25)', gives: 'a number' },
      ]);
}
