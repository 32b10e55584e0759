import type { ContributionKind } from '@vitrum/core';
import type { CheckContext, MadeKinds } from '../check-context.ts';
import { check, type Check } from '../check.ts';
import type { Fault } from '../finding.ts';
import { differenceBetween, sameBits } from '../numerics/difference-between.ts';
import { formatCount, formatExactly, formatNumber, formatRow } from '../numerics/format-number.ts';
import { range } from '../numerics/sample-points.ts';
import { callGuarded, callPlainly, type GuardedFunction } from './guarded-call.ts';

/** A function that must depend only on its arguments and write only to its output: a row of a kind's table. */
export type PureFunction = GuardedFunction & {
  /** The inputs: a row for each argument, of one element for a number. */
  readonly samples: readonly (readonly ArrayLike<number>[])[];
};

/** A function of numbers. */
export function ofNumbers(
  name: string,
  inputs: readonly string[],
  samples: readonly (readonly number[])[],
  f: (...numbers: number[]) => number,
): PureFunction {
  return {
    name,
    inputs,
    samples: samples.map((numbers) => numbers.map((x) => [x])),
    call: (...rows) => f(...rows.map(([x = NaN]) => x)),
  };
}

/** Creates the check of a kind from its functions. */
export function purity<Kind extends ContributionKind>(
  title: string,
  functionsOf: (made: MadeKinds[Kind]) => readonly PureFunction[],
): Check<CheckContext<Kind>> {
  return check('purity', title, async ({ variants, tried }) => {
    const lists = variants.map(({ made }) => functionsOf(made));
    const samples = Math.max(...lists.flat().map((each) => each.samples.length));
    tried(`${formatCount(samples, 'sample')}, three times in three orders`);
    const faults = await findImpurities(lists);
    for (const [i, { fail }] of variants.entries()) fail(...(faults[i] ?? []));
  });
}

/**
 * Calls every function on every sample three times, in three orders: alternating between the functions, as in training; then
 * function by function, backwards; then in strides, a few milliseconds later. Returns the first fault of each list of functions.
 */
async function findImpurities(lists: readonly (readonly PureFunction[])[]): Promise<readonly (readonly Fault[])[]> {
  const answers = lists.map(askByTurns);
  await waitAFewMilliseconds();
  return lists.map((functions, i) => {
    const { first = [], faults = [] } = answers[i] ?? {};
    return [...faults, ...functions.flatMap((each, k) => askAgain(each, first[k] ?? []))].slice(0, 1);
  });
}

interface FirstAnswers {
  /** All pairs of a function and one of its samples. */
  readonly first: readonly (readonly number[])[][];
  readonly faults: readonly Fault[];
}

function askByTurns(functions: readonly PureFunction[]): FirstAnswers {
  const first = functions.map((): (readonly number[])[] => []);
  const faults: Fault[] = [];
  const count = Math.max(...functions.map(({ samples }) => samples.length));
  for (let n = 0; n < count; n++) {
    for (const [k, each] of functions.entries()) {
      const sample = each.samples[n];
      if (sample === undefined) continue;
      const { answer, faults: written } = callGuarded(each, sample);
      first[k]?.push(answer);
      faults.push(...written, ...leftoverFaults(each, sample, answer));
    }
  }
  return { first, faults };
}

/** The fault of a result that depends on the previous content of the output. */
function leftoverFaults(each: PureFunction, sample: readonly ArrayLike<number>[], sevens: readonly number[]): readonly Fault[] {
  const { name, output } = each;
  if (output === undefined) return [];
  const zeros = callGuarded(each, sample, 0).answer;
  if (sameBits(sevens, zeros) || !sameBits(sevens, callPlainly(each, sample))) return []; // other changes of the result are reported later
  return [{
    message:
      `${name} depends on what was in ${output} before: ` +
      `${formatRow(sevens)} where it held sevens, ${formatRow(zeros)} where it held zeros.`,
    hint: `It has to overwrite every element of ${output}, not add to it.`,
  }];
}

function askAgain(each: PureFunction, first: readonly (readonly number[])[]): readonly Fault[] {
  const backwards = range(1, first.length, (n) => first.length - n);
  const strides = range(0, first.length - 1, (n) => (n * 7) % first.length);
  for (const n of [...backwards, ...strides]) {
    const [sample = [], expected = []] = [each.samples[n], first[n]];
    const difference = differenceBetween(expected, callPlainly(each, sample));
    if (difference === undefined) continue;
    const given = sample.map((row) => (row.length === 1 ? formatNumber(row[0] ?? NaN) : formatRow(row))).join(', ');
    return [{
      message: `${each.name}(${given}) was ${formatExactly(difference.expected)} at first and ${formatExactly(difference.got)} later, after other calls.`,
      hint: 'It must depend on its arguments alone: no counter, no clock, no Math.random, nothing remembered from the last call.',
    }];
  }
  return [];
}

/** Waits until the clock advances, so that dependence on time shows. */
export function waitAFewMilliseconds(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 5);
  });
}
