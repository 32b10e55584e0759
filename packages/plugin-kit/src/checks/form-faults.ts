import { describeValue } from '@vitrum/core/internal';
import type { Statement } from '../finding.ts';
import { reasonOf } from './thrown.ts';

/** An untyped value from a plugin. */
export type Properties = Readonly<Record<string, unknown>>;

/** A rule for a property. */
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

/** A rule for an optional property. */
export function optional(rule: PropertyRule): PropertyRule {
  return { ...rule, isRight: (value) => value === undefined || rule.isRight(value) };
}

/** The faults of properties that violate their rules. */
export function wrongProperties(contribution: Properties, rules: Readonly<Record<string, PropertyRule>>, where = ''): readonly Statement[] {
  return Object.entries(rules).flatMap(([name, { isRight, is, hint }]) => {
    const value = contribution[name];
    return isRight(value) ? [] : [{ message: `${where}"${name}" must be ${is}, got ${describeValue(value)}.`, hint }];
  });
}

/** A trial call of a contribution's function, and the rule for its result. */
export interface TrialCall {
  readonly property: string;
  readonly given: readonly unknown[];
  /** In messages: `forward(0.5)`. */
  readonly text: string;
  readonly gives: 'a number' | 'true or false' | 'a filled row';
}

/** The first call whose result violates its rule; a row to fill is the last argument. */
export function wrongCall(contribution: Properties, calls: readonly TrialCall[]): readonly Statement[] {
  for (const { property, given, text, gives } of calls) {
    const callee = contribution[property];
    if (typeof callee !== 'function') continue; // its rule says whether it is optional
    const row = given.at(-1);
    if (gives === 'a filled row' && row instanceof Float64Array) row.fill(untouched);
    try {
      // An untyped function of a contribution: its result is checked before use.
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
