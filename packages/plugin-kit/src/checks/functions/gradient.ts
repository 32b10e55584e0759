import type { Registry } from '@vitrum/core';
import { centralDifference } from '@vitrum/tensor';
import type { CheckContext, MadeKinds } from '../../check-context.ts';
import { check, type Check } from '../../check.ts';
import type { Fault } from '../../finding.ts';
import { compareDerivative, compareGradient, type Mismatch } from '../../numerics/compare-gradient.ts';
import { describeMismatches, explainFactor } from '../../numerics/describe-mismatches.ts';
import { formatCount, formatNumber, formatRow } from '../../numerics/format-number.ts';
import { describePlaces, termOf, type FunctionTable, type NumberFunction, type RowFunction } from './function-table.ts';
import { kinkFaults, kinksOf, smoothFault, undeclaredNotes } from './kinks.ts';

/** Points this close to a declared kink are not compared. */
const kinkMargin = 1e-6;
/** If disagreements exceed this fraction of the points, they are not kinks. */
const maxKinkShare = 0.2;
/** The minimum fraction of the points for a note. */
const reportThreshold = 0.01;

/** Creates the check of a kind from its function table: derivatives and gradients agree with finite differences in 64 bits. */
export function gradientCheck<Kind extends 'activations' | 'losses'>(
  title: string,
  tableOf: (registry: Registry, made: MadeKinds[Kind]) => FunctionTable,
): Check<CheckContext<Kind>> {
  return check('gradient', title, ({ variants, registry, tried }: CheckContext<Kind>) => {
    const all = variants.map((variant) => {
      const table = tableOf(registry, variant.made);
      return { ...variant, ...table, scanned: table.scanned.map((each) => ({ each, kinks: kinksOf(each) })) };
    });
    const [first = { numbers: [], rows: [] }] = all;
    tried(`${describePlaces(first, ({ slopePoints }) => slopePoints, ({ samples }) => samples)}, differences in 64 bits`);
    const confirmed = all.flatMap(({ scanned }) => scanned.flatMap(({ kinks }) => kinks.confirmed.map(({ x }) => x)));
    for (const { numbers, scanned, rows, fail, note } of all) {
      const { faults, notes } = compareNumbers(numbers);
      fail(...faults, ...scanned.flatMap(({ each, kinks }) => kinkFaults(each, kinks)), ...rows.flatMap(rowFaults));
      note(...notes, ...scanned.flatMap(({ each, kinks }) => undeclaredNotes(each, kinks)).slice(0, 1));
      // A kink that some option smooths out may still be listed.
      for (const { each, kinks } of scanned) for (const kink of kinks.smooth) (confirmed.includes(kink.x) ? note : fail)(smoothFault(each, kink));
    }
  });
}

/** A point of one of the functions. */
type FunctionMismatch = Mismatch & { readonly of: NumberFunction };

function compareNumbers(functions: readonly NumberFunction[]): { readonly faults: readonly Fault[]; readonly notes: readonly Fault[] } {
  const [first] = functions;
  if (first === undefined) return { faults: [], notes: [] };
  const mismatches: FunctionMismatch[] = [];
  let [all, points, compared, unsettled] = [0, 0, 0, 0];
  for (const each of functions) {
    const places = each.slopePoints.filter((x) => !each.namesKink(x, kinkMargin * Math.max(1, Math.abs(x))));
    const comparison = compareDerivative(each.f, each.derivative ?? centralDifference(each.f), places);
    mismatches.push(...comparison.mismatches.map((mismatch) => ({ ...mismatch, of: each })));
    all += each.slopePoints.length;
    points += places.length;
    compared += comparison.compared;
    unsettled += comparison.unsettled;
  }
  if (all - points > maxKinkShare * all) return { faults: [kinksEverywhere(first, all - points, all)], notes: [] };
  if (first.derivative === undefined) return { faults: [], notes: [missingDerivative(first, mismatches.length / all)] };
  return {
    faults: describeMismatches({ mismatches, compared }, {
      term: ({ x, of }) => termOf(of.names.slope, x, of.target),
      unit: 'point',
      variables: { [first.names.variable]: ({ x }) => x, ...(first.target !== undefined && { t: ({ of }) => of.target ?? NaN }) },
      hint: mismatches.length === 0 ? undefined : (explainSwap(functions) ?? explainFactor(first.f, first.derivative)),
    }),
    // For a loss, most are at the ends of its domain.
    notes: unsettled < reportThreshold * all || first.target !== undefined ? [] : [unsettledNote(first, unsettled, all)],
  };
}

/** A hint if the derivative would be correct with its arguments swapped. */
function explainSwap(functions: readonly NumberFunction[]): string | undefined {
  const comparisons = functions.flatMap(({ f, swapped, slopePoints }) =>
    swapped === undefined ? [] : [compareDerivative(f, swapped, slopePoints.filter((x) => Math.abs(x) <= 5))]);
  const isRight = comparisons.some(({ compared }) => compared > 0) && comparisons.every(({ mismatches }) => mismatches.length === 0);
  return isRight ? functions[0]?.swappedHint : undefined;
}

/** The cost of omitting the derivative. */
function missingDerivative({ names: { value, variable } }: NumberFunction, wrongShare: number): Fault {
  const worst = wrongShare < reportThreshold ? '' : ` At ${formatNumber(100 * wrongShare)} % of the points they are not even right to 0.02 %.`;
  return {
    message:
      `It has no derivative: central differences serve, which cost two more calls of ${value} for every number of every ` +
      `backward pass and are right to about ten digits of sixteen.${worst}`,
    hint: variable === 'z' ? 'Give it a derivative: (z, a) => …, with a = φ(z) already computed.' : 'Give it a derivative: (y, t) => …, by the output y.',
  };
}

function kinksEverywhere({ names, kinkProperty }: NumberFunction, kinks: number, points: number): Fault {
  return {
    message: `${kinkProperty} says that there is a kink at ${formatCount(kinks, 'point')} of ${points.toLocaleString('en-US')}; gradient checks would keep away from all of them.`,
    hint: `It must be true only where ${names.value} has no derivative less than the margin away.`,
  };
}

/** Notes on strong rounding or steep changes. */
function unsettledNote({ names: { value } }: NumberFunction, unsettled: number, points: number): Fault {
  return {
    message: `Central differences say nothing at ${formatCount(unsettled, 'point')} of ${points.toLocaleString('en-US')}: ${value} is rounded too coarsely there, or changes too fast.`,
    hint: `Compute ${value} in 64 bits, without Math.fround; what is stored is rounded to 32 bits afterwards.`,
  };
}

function rowFaults({ names, samples, cost, gradient, gradientHint }: RowFunction): readonly Fault[] {
  return samples.flatMap((sample) => {
    const [x, other] = [Float64Array.from(sample.x), Float64Array.from(sample.other)];
    return describeMismatches(compareGradient(() => cost(x, other), gradient(x, other), x), {
      term: ({ index = NaN }) => `${names.gradient}[${index}]`,
      unit: 'element',
      given: `for ${names.x} = ${formatRow(x)} and ${names.other} = ${formatRow(other)}`,
      hint: gradientHint,
    });
  });
}
