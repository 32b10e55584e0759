import { describe, expect, test } from 'vitest';
import { kindChecks } from '../src/kind-checks.ts';
import { lossMutants } from './support/loss-mutants.ts';
import { builtInSubjects, failuresOf, runAll, subjectOf, type Unknown } from './support/run-checks.ts';

/** The checks of losses alone, and the form that they work on. */
const names = ['form', 'finite', 'gradient', 'from-logits', 'minimum', 'purity'];
const checks = kindChecks.losses.checks.filter(({ name }) => names.includes(name));

test('the checks are those that are tested here', () => {
  expect(checks.map(({ name }) => name)).toEqual(names);
});

describe('the built-in losses', () => {
  const subjects = builtInSubjects('losses');

  test('are there', () => {
    expect(subjects.map(({ name }) => name)).toContain('squared-error');
  });

  test.each(subjects)('$name has no fault', async (subject) => {
    expect(failuresOf(await runAll(checks, subject))).toEqual([]);
  });
});

describe('a fault', () => {
  test.each(lossMutants)('$fault', async ({ contribution, checks: expected, says, hint }) => {
    const results = await runAll(checks, subjectOf('losses', contribution));
    const failed = results.filter(({ failures }) => failures.length > 0);
    expect(failed.map(({ check }) => check).sort(), failuresOf(results).join('\n')).toEqual([...expected].sort());
    const first = failed.find(({ check }) => check === expected[0]);
    expect(failuresOf(first === undefined ? [] : [first]).join('\n')).toContain(says);
    if (hint !== undefined) expect(first?.failures.map((failure) => failure.hint).join('\n')).toContain(hint);
    for (const { failures } of failed) expect(failures.length).toBeLessThanOrEqual(6);
  });
});

const clip = (p: number): number => Math.min(1 - 1e-7, Math.max(1e-7, p));

/** Losses that are right, or have nothing but what is worth a note. */
const good: readonly { readonly what: string; readonly contribution: Unknown; readonly notes: readonly string[] }[] = [
  {
    what: 'no derivative',
    contribution: { reduction: 'sum', value: (y: number, t: number) => (y - t) ** 2 },
    notes: ['It has no derivative: central differences serve'],
  },
  {
    what: 'an undeclared kink at the target',
    contribution: {
      reduction: 'mean',
      value: (y: number, t: number) => Math.abs(y - t),
      derivative: (y: number, t: number) => Math.sign(y - t),
    },
    notes: [
      'ℓ(·, −1) has a kink at y = −1 (from −1 to 1); hasKink does not say so. ' +
        'Write hasKink: (y, t, margin) => Math.abs(y - t) <= margin.',
    ],
  },
  {
    what: 'a loss for outputs and targets that are not negative',
    contribution: {
      reduction: 'sum',
      value: (y: number, t: number) => y - t * Math.log(y + 1e-7),
      derivative: (y: number, t: number) => 1 - t / (y + 1e-7),
    },
    notes: ['taken as a loss for outputs from 0 to 1000 and targets from 0 to 1000. Say in its description'],
  },
  {
    what: 'a loss for probabilities',
    contribution: {
      reduction: 'sum',
      value: (y: number, t: number) => (y < 0 || y > 1 ? NaN : -t * Math.log(clip(y))),
      derivative: (y: number, t: number) => (y < 1e-7 || y > 1 - 1e-7 ? 0 : -t / y),
      hasKink: (y: number, _t: number, margin: number) => Math.abs(y - 1e-7) <= margin || Math.abs(y - 1 + 1e-7) <= margin,
    },
    notes: [
      'It is not finite everywhere: taken as a loss for outputs from 0 to 1 and targets from 0 to 1. Say in its description',
    ],
  },
  {
    what: 'the quantile loss, whose derivative takes one side at its kink',
    contribution: {
      reduction: 'mean',
      options: { quantile: { type: 'number', default: 0.5, exclusiveMinimum: 0, exclusiveMaximum: 1 } },
      create: ({ quantile }: { quantile: number }) => ({
        reduction: 'mean',
        value: (y: number, t: number) => (t > y ? quantile * (t - y) : (1 - quantile) * (y - t)),
        derivative: (y: number, t: number) => (t > y ? -quantile : 1 - quantile),
        hasKink: (y: number, t: number, margin: number) => Math.abs(y - t) <= margin,
      }),
    },
    notes: [],
  },
  {
    what: 'the Poisson loss of a logarithm, lowest at y = ln t',
    contribution: {
      reduction: 'mean',
      value: (y: number, t: number) => Math.exp(Math.min(y, 80)) - t * y,
      derivative: (y: number, t: number) => (y > 80 ? 0 : Math.exp(y)) - t,
    },
    notes: ['The cost is not lowest where outputs and targets are the same'],
  },
  {
    what: 'cross-entropy with a clip and without hasKink',
    contribution: {
      reduction: 'mean',
      value: (y: number, t: number) => -(t * Math.log(clip(y)) + (1 - t) * Math.log(1 - clip(y))),
      derivative: (y: number, t: number) => (y < 1e-7 || y > 1 - 1e-7 ? 0 : (y - t) / (y * (1 - y))),
    },
    notes: [
      'ℓ(·, 0) has a kink at y = 1e−7 (from 0 to 1); hasKink does not say so. ' +
        'Give it hasKink',
    ],
  },
  {
    what: 'a loss over rows',
    contribution: {
      kind: 'rowwise',
      value: (y: Float64Array, t: Float64Array) => y.reduce((sum, value, i) => sum + (value - (t[i] ?? NaN)) ** 2, 0),
      gradient: (y: Float64Array, t: Float64Array, gradient: Float64Array) =>
        y.forEach((value, i) => (gradient[i] = 2 * (value - (t[i] ?? NaN)))),
    },
    notes: [],
  },
  {
    what: 'a link that nobody has',
    contribution: {
      reduction: 'sum',
      value: (y: number, t: number) => (y - t) ** 2,
      derivative: (y: number, t: number) => 2 * (y - t),
      fromLogits: {
        probit: {
          value: (z: Float64Array) => z[0],
          gradient: (_z: Float64Array, _a: Float64Array, _t: Float64Array, dz: Float64Array) => dz.fill(0),
        },
      },
    },
    notes: ['No activation has the link "probit" that fromLogits names.'],
  },
];

describe('no fault', () => {
  test.each(good)('$what', async ({ contribution, notes }) => {
    const results = await runAll(checks, subjectOf('losses', { name: 'mutant', ...contribution }));
    expect(failuresOf(results)).toEqual([]);
    const found = results.flatMap((result) => result.notes.map(({ message, hint = '' }) => `${message} ${hint}`));
    expect(found, found.join('\n')).toHaveLength(notes.length);
    for (const [i, note] of notes.entries()) expect(found[i]).toContain(note);
  });
});

test('the curves are those of the targets 0 and 1', () => {
  const curves = kindChecks.losses.curves(
    subjectOf('losses', {
      name: 'halved',
      reduction: 'sum',
      value: (y: number, t: number) => 0.5 * (y - t) ** 2,
      derivative: (y: number, t: number) => y - t,
    }),
  );
  expect(curves.map(({ title, points }) => [title, points.length, points[0]?.x, points.at(-1)?.x])).toEqual([
    ['halved at t = 0', 121, -3, 3],
    ['halved at t = 1', 121, -3, 3],
  ]);
  for (const { points } of curves) {
    for (const { derivative, numerical } of points) expect(Math.abs(derivative - numerical)).toBeLessThan(1e-9);
  }
});
