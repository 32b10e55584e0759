import { describeValue, isFiniteNumber, isListOf } from '@vitrum/core';
import type { Activation, ElementwiseActivation, RowwiseActivation } from '@vitrum/core';
import { outcome, type Check } from '../../check.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { call, fillsRow, givesNumber, mayHaveFunction, needsFunction, needsKind } from '../form-faults.ts';
import { attemptVariants, firstFew, inVariants, nothingUsable, withPrefix, type Made } from '../variant-findings.ts';

type Properties = Readonly<Record<string, unknown>>;

/** The functions are there and give what they have to give; the other checks work on what passes this one. */
export const activationForm: Check<Subject<'activations'>> = {
  name: 'form',
  title: 'its functions are there and give numbers',
  run: (subject) => {
    const attempts = attemptVariants(subject, formFaults);
    const findings = attempts.flatMap(({ prefix, faults }) => faults.map((finding) => withPrefix(prefix, finding)));
    return outcome(`the types of its properties and of what they give${inVariants(attempts)}`, firstFew(findings));
  },
};

/** The variants that can be worked with: those that the check `form` finds no fault with. */
export function usableActivations(subject: Subject<'activations'>): readonly Made<Activation>[] {
  const attempts = attemptVariants(subject, formFaults).filter(({ faults }) => faults.length === 0);
  return attempts.map(({ label, prefix, made }) => ({ label, prefix, made: made as Activation })); // its form was looked at
}

/** A check that is left out where the check `form` finds fault: it would only meet the same fault again. */
export function afterForm(check: Check<Subject<'activations'>>): Check<Subject<'activations'>> {
  const isUsable = (subject: Subject<'activations'>): boolean => usableActivations(subject).length === subject.variants.length;
  return { ...check, run: (subject) => (isUsable(subject) ? check.run(subject) : nothingUsable()) };
}

/** Those of them that work on single numbers. */
export function elementwiseOf(variants: readonly Made<Activation>[]): readonly Made<ElementwiseActivation>[] {
  return variants.flatMap(({ made, ...rest }) => (made.kind === 'rowwise' ? [] : [{ ...rest, made }]));
}

/** Those of them that work on rows. */
export function rowwiseOf(variants: readonly Made<Activation>[]): readonly Made<RowwiseActivation>[] {
  return variants.flatMap(({ made, ...rest }) => (made.kind === 'rowwise' ? [{ ...rest, made }] : []));
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
