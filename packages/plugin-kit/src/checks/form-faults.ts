import { describeValue } from '@vitrum/core';
import type { Fault, Statement } from '../finding.ts';
import { reasonOf } from './thrown.ts';

type Properties = Readonly<Record<string, unknown>>;

/** A fault where a property is not a function. */
export function needsFunction(contribution: Properties, property: string): readonly Fault[] {
  if (typeof contribution[property] === 'function') return [];
  return [{ message: `"${property}" must be a function, got ${describeValue(contribution[property])}.` }];
}

/** A fault where a property is there and is not a function. */
export function mayHaveFunction(contribution: Properties, property: string): readonly Fault[] {
  return contribution[property] === undefined ? [] : needsFunction(contribution, property);
}

/** A fault where a kind is none. */
export function needsKind({ kind }: Properties): readonly Fault[] {
  if (kind === undefined || kind === 'elementwise' || kind === 'rowwise') return [];
  return [
    {
      message: `"kind" must be "elementwise" or "rowwise", got ${describeValue(kind)}.`,
      hint: 'Leave it out for a function of one number.',
    },
  ];
}

/** What a call gives, or the fault that it throws. */
export function call(
  text: string,
  contribution: Properties,
  property: string,
  ...given: readonly unknown[]
): { readonly value: unknown } | Statement {
  const callee = contribution[property];
  if (typeof callee !== 'function') return { message: `"${property}" is no function.` };
  try {
    // A function of a contribution of which nothing is known: what it returns is looked at before it is used.
    return { value: Reflect.apply(callee as (...given: readonly unknown[]) => unknown, contribution, given) };
  } catch (error) {
    return { message: `${text} threw ${reasonOf(error)}.` };
  }
}

/** A fault where a call does not give a number. */
export function givesNumber(
  text: string,
  contribution: Properties,
  property: string,
  ...given: readonly unknown[]
): readonly Fault[] {
  const result = call(text, contribution, property, ...given);
  if ('message' in result) return [result];
  if (typeof result.value === 'number') return [];
  const hint = result.value === undefined ? 'Is a "return" missing?' : 'It must return a number.';
  return [{ message: `${text} gives ${describeValue(result.value)} instead of a number.`, hint }];
}

/** A fault where a call does not fill the row that it is given. */
export function fillsRow(
  text: string,
  contribution: Properties,
  property: string,
  row: Float64Array,
  ...given: readonly unknown[]
): readonly Fault[] {
  const untouched = 1234.5;
  row.fill(untouched);
  const result = call(text, contribution, property, ...given);
  if ('message' in result) return [result];
  const missing = row.findIndex((value) => value === untouched);
  if (missing === -1) return [];
  const returned = result.value === undefined ? '' : ` It returns ${describeValue(result.value)}, which nobody reads.`;
  return [
    {
      message: `${text} leaves element ${missing} of its last argument as it was.${returned}`,
      hint: 'It has to write its result into the array that it is given last.',
    },
  ];
}
