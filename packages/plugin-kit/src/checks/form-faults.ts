import { describeValue } from '@vitrum/core';
import type { Statement } from '../finding.ts';
import { reasonOf } from './thrown.ts';

/** What a stranger wrote: nothing of it is known. */
export type Properties = Readonly<Record<string, unknown>>;

/** What a property has to be. */
export interface PropertyRule {
  readonly isRight: (value: unknown) => boolean;
  /** `a function` */
  readonly is: string;
  readonly hint?: string;
}

export const functionRule: PropertyRule = { isRight: (value) => typeof value === 'function', is: 'a function' };
export const kindRule = optional({
  ...{ isRight: (value) => value === 'elementwise' || value === 'rowwise', is: '"elementwise" or "rowwise"' },
  hint: 'Leave it out for a function of one number.',
});

/** The rule for a property that may be left out. */
export function optional(rule: PropertyRule): PropertyRule {
  return { ...rule, isRight: (value) => value === undefined || rule.isRight(value) };
}

/** The properties that are not as their rules say. */
export function wrongProperties(contribution: Properties, rules: Readonly<Record<string, PropertyRule>>, where = ''): readonly Statement[] {
  return Object.entries(rules).flatMap(([name, { isRight, is, hint }]) => {
    const value = contribution[name];
    return isRight(value) ? [] : [{ message: `${where}"${name}" must be ${is}, got ${describeValue(value)}.`, hint }];
  });
}

/** A call of a function of a contribution with some values, and what it has to give. */
export interface TrialCall {
  readonly property: string;
  readonly given: readonly unknown[];
  /** For messages: `forward(0.5)`. */
  readonly text: string;
  readonly gives: 'a number' | 'true or false' | 'a filled row';
}

/** The first of some calls that does not give what it has to give; a row to fill is the last of what is given. */
export function wrongCall(contribution: Properties, calls: readonly TrialCall[]): readonly Statement[] {
  for (const { property, given, text, gives } of calls) {
    const callee = contribution[property];
    if (typeof callee !== 'function') continue; // its rule says whether it may be left out
    const row = given.at(-1);
    if (gives === 'a filled row' && row instanceof Float64Array) row.fill(untouched);
    try {
      // A function of a contribution of which nothing is known: what it returns is looked at before it is used.
      const value = Reflect.apply(callee as (...given: readonly unknown[]) => unknown, contribution, given);
      const fault = gives === 'a filled row' ? unfilled(text, row, value) : wrongType(text, value, gives);
      if (fault !== undefined) return [fault];
    } catch (error) {
      return [{ message: `${text} threw ${reasonOf(error)}.` }];
    }
  }
  return [];
}

const untouched = 1234.5;

function wrongType(text: string, value: unknown, gives: 'a number' | 'true or false'): Statement | undefined {
  if (typeof value === (gives === 'a number' ? 'number' : 'boolean')) return undefined;
  const hint = value === undefined ? 'Is a "return" missing?' : `It must return ${gives}.`;
  return { message: `${text} gives ${describeValue(value)} instead of ${gives}.`, hint };
}

function unfilled(text: string, row: unknown, returned: unknown): Statement | undefined {
  const missing = row instanceof Float64Array ? row.indexOf(untouched) : -1;
  if (missing === -1) return undefined;
  const unread = returned === undefined ? '' : ` It returns ${describeValue(returned)}, which nobody reads.`;
  return {
    message: `${text} leaves element ${missing} of its last argument as it was.${unread}`,
    hint: 'It has to write its result into the array that it is given last.',
  };
}
