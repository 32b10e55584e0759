import { describeValue, isFiniteNumber, isListOf } from '@vitrum/core';
import type { Fault } from '../../finding.ts';
import { call, fillsRow, givesNumber, mayHaveFunction, needsFunction, needsKind } from '../form-faults.ts';

type Properties = Readonly<Record<string, unknown>>;

/** What is wrong with the form of an activation. */
export function activationFaults(activation: Properties): readonly Fault[] {
  const { link } = activation;
  const faults = [...needsKind(activation), ...needsFunction(activation, 'forward')];
  if (link !== undefined && typeof link !== 'string') {
    faults.push({ message: `"link" must be a text, got ${describeValue(link)}.` });
  }
  if (faults.length > 0) return faults;
  return activation['kind'] === 'rowwise' ? rowwiseFaults(activation) : elementwiseFaults(activation);
}

function elementwiseFaults(activation: Properties): readonly Fault[] {
  const { kinks } = activation;
  const faults = [...mayHaveFunction(activation, 'derivative'), ...mayHaveFunction(activation, 'forwardArray')];
  if (kinks !== undefined && !isListOf(kinks, isFiniteNumber)) {
    faults.push({ message: `"kinks" must be a list of finite numbers, got ${describeValue(kinks)}.`, hint: 'Write kinks: [0].' });
  }
  faults.push(...givesNumber('forward(0.5)', activation, 'forward', 0.5));
  if (faults.length > 0 || activation['derivative'] === undefined) return faults;
  const a = call('forward(0.5)', activation, 'forward', 0.5);
  return 'value' in a ? givesNumber('derivative(0.5, forward(0.5))', activation, 'derivative', 0.5, a.value) : [a];
}

function rowwiseFaults(activation: Properties): readonly Fault[] {
  const faults = needsFunction(activation, 'backward');
  if (faults.length > 0) return faults;
  const [z, a, da, dz] = [Float64Array.of(0.5, -1, 2), new Float64Array(3), Float64Array.of(1, -2, 0.25), new Float64Array(3)];
  const forwardFaults = fillsRow('forward(z, a)', activation, 'forward', a, z, a);
  return forwardFaults.length > 0 ? forwardFaults : fillsRow('backward(z, a, da, dz)', activation, 'backward', dz, z, a, da, dz);
}
