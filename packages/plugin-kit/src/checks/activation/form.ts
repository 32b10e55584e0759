import { describeValue, isFiniteNumber, isListOf } from '@vitrum/core';
import type { Activation } from '@vitrum/core';
import type { Check } from '../../check.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { call, fillsRow, givesNumber, mayHaveFunction, needsFunction, needsKind } from '../form-faults.ts';
import { formCheck, usableVariants } from '../form-check.ts';
import type { Made } from '../variant-findings.ts';

type Properties = Readonly<Record<string, unknown>>;

/** The functions are there and give what they have to give. */
export const activationForm: Check<Subject<'activations'>> = formCheck(formFaults);

/** The variants that can be worked with. */
export function usableActivations(subject: Subject<'activations'>): readonly Made<Activation>[] {
  return usableVariants<'activations'>(subject, formFaults);
}

function formFaults(activation: Properties): readonly Finding[] {
  const { link } = activation;
  const faults = [...needsKind(activation), ...needsFunction(activation, 'forward')];
  if (link !== undefined && typeof link !== 'string') {
    faults.push({ message: `"link" must be a text, got ${describeValue(link)}.` });
  }
  if (faults.length > 0) return faults;
  return activation['kind'] === 'rowwise' ? rowwiseFaults(activation) : elementwiseFaults(activation);
}

function elementwiseFaults(activation: Properties): readonly Finding[] {
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

function rowwiseFaults(activation: Properties): readonly Finding[] {
  const faults = needsFunction(activation, 'backward');
  if (faults.length > 0) return faults;
  const [z, a, da, dz] = [Float64Array.of(0.5, -1, 2), new Float64Array(3), Float64Array.of(1, -2, 0.25), new Float64Array(3)];
  const forwardFaults = fillsRow('forward(z, a)', activation, 'forward', a, z, a);
  return forwardFaults.length > 0 ? forwardFaults : fillsRow('backward(z, a, da, dz)', activation, 'backward', dz, z, a, da, dz);
}
