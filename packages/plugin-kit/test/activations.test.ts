import { describe, expect, test } from 'vitest';
import { kindChecks } from '../src/kind-checks.ts';
import { activationMutants } from './support/activation-mutants.ts';
import { builtInSubjects, failuresOf, runAll, subjectOf, type Unknown } from './support/run-checks.ts';

/** The checks of activations alone, and the form that they work on. */
const names = ['form', 'finite', 'gradient', 'shortcuts', 'purity'];
const checks = kindChecks.activations.checks.filter(({ name }) => names.includes(name));

test('the checks are those that are tested here', () => {
  expect(checks.map(({ name }) => name)).toEqual(names);
});

describe('the built-in activations', () => {
  const subjects = builtInSubjects('activations');

  test('are there', () => {
    expect(subjects.map(({ name }) => name)).toContain('tanh');
  });

  test.each(subjects)('$name has no fault', async (subject) => {
    expect(failuresOf(await runAll(checks, subject))).toEqual([]);
  });
});

describe('a fault', () => {
  test.each(activationMutants)('$fault', async ({ contribution, checks: expected, says, hint }) => {
    const results = await runAll(checks, subjectOf('activations', contribution));
    const failed = results.filter(({ failures }) => failures.length > 0);
    expect(failed.map(({ check }) => check).sort(), failuresOf(results).join('\n')).toEqual([...expected].sort());
    const first = failed.find(({ check }) => check === expected[0]);
    expect(failuresOf(first === undefined ? [] : [first]).join('\n')).toContain(says);
    if (hint !== undefined) expect(first?.failures.map((failure) => failure.hint).join('\n')).toContain(hint);
    for (const { failures } of failed) expect(failures.length).toBeLessThanOrEqual(6);
  });
});

/** Activations that are right, or have nothing but what is worth a note. */
const good: readonly { readonly what: string; readonly contribution: Unknown; readonly notes: readonly string[] }[] = [
  {
    what: 'no derivative',
    contribution: { forward: (z: number) => Math.tanh(z) },
    notes: ['It has no derivative: central differences serve'],
  },
  {
    what: 'undeclared kinks',
    contribution: {
      forward: (z: number) => (Math.abs(z) <= 1.5 ? 0 : z - 1.5 * Math.sign(z)),
      derivative: (z: number) => Number(Math.abs(z) > 1.5),
    },
    notes: ['φ has kinks at z = −1.5 (from 1 to 0), z = 1.5 (from 0 to 1); kinks does not say so. Write kinks: [-1.5, 1.5].'],
  },
  {
    what: 'an undeclared kink at no round number, without a derivative',
    contribution: { forward: (z: number) => Math.abs(z - Math.PI) },
    notes: ['It has no derivative', 'φ has a kink at z = 3.14159 (from −1 to 1); kinks does not say so. Write kinks: [3.1415926'],
  },
  {
    what: 'a kink that one option smooths',
    contribution: {
      options: { slope: { type: 'number', default: 0.2, maximum: 1 } },
      create: ({ slope }: { slope: number }) => ({
        kinks: [0],
        forward: (z: number) => (z > 0 ? z : slope * z),
        derivative: (z: number) => (z > 0 ? 1 : slope),
      }),
    },
    notes: ['mutant with slope = 1: kinks names z = 0, where φ′ does not jump: it is 1 from the left and 1 from the right'],
  },
  {
    what: 'a steep sigmoid',
    contribution: {
      forward: (z: number) => 1 / (1 + Math.exp(-40 * z)),
      derivative: (_z: number, a: number) => 40 * a * (1 - a),
    },
    notes: [],
  },
  {
    what: 'a fast wave',
    contribution: { forward: (z: number) => Math.sin(30 * z), derivative: (z: number) => 30 * Math.cos(30 * z) },
    notes: ['φ(Infinity) = NaN; φ(−Infinity) = NaN'],
  },
  {
    what: 'a large scale',
    contribution: { forward: (z: number) => 1e6 * Math.tanh(z), derivative: (z: number) => 1e6 / Math.cosh(z) ** 2 },
    notes: [],
  },
  {
    what: 'values in 32 bits',
    contribution: {
      forward: (z: number) => Math.fround(Math.tanh(z)),
      derivative: (_z: number, a: number) => Math.fround(1 - a * a),
    },
    notes: ['Central differences say nothing at'],
  },
  { what: 'a cube', contribution: { forward: (z: number) => z * z * z, derivative: (z: number) => 3 * z * z }, notes: [] },
  {
    what: 'a right array form',
    contribution: {
      forward: (z: number) => z / 3,
      derivative: () => 1 / 3,
      forwardArray: (z: Float32Array, a: Float32Array) => z.forEach((value, i) => (a[i] = value / 3)),
    },
    notes: [],
  },
  {
    what: 'sparsemax, a row with kinks',
    contribution: { kind: 'rowwise', forward: sparsemax, backward: sparsemaxBackward },
    notes: ['A row with Infinity in it gives NaN'],
  },
];

/** Martins & Astudillo 2016, arXiv:1602.02068: the projection of the row onto the probability simplex. */
function sparsemax(z: Float64Array, a: Float64Array): void {
  const descending = z.toSorted().toReversed();
  let [sum, threshold] = [0, NaN];
  for (const [k, value] of descending.entries()) {
    sum += value;
    if (!(1 + (k + 1) * value <= sum)) threshold = (sum - 1) / (k + 1);
  }
  for (let i = 0; i < z.length; i++) a[i] = Math.max(0, (z[i] ?? NaN) - threshold);
}

function sparsemaxBackward(_z: Float64Array, a: Float64Array, da: Float64Array, dz: Float64Array): void {
  const support = [...a.keys()].filter((i) => (a[i] ?? 0) > 0);
  const mean = support.reduce((sum, i) => sum + (da[i] ?? NaN), 0) / support.length;
  for (let i = 0; i < dz.length; i++) dz[i] = (a[i] ?? 0) > 0 ? (da[i] ?? NaN) - mean : 0;
}

describe('no fault', () => {
  test.each(good)('$what', async ({ contribution, notes }) => {
    const results = await runAll(checks, subjectOf('activations', { name: 'mutant', ...contribution }));
    expect(failuresOf(results)).toEqual([]);
    const found = results.flatMap((result) => result.notes.map(({ message, hint = '' }) => `${message} ${hint}`));
    expect(found, found.join('\n')).toHaveLength(notes.length);
    for (const [i, note] of notes.entries()) expect(found[i]).toContain(note);
  });
});

test('the curve goes from −6 to 6, for three variants at most', () => {
  const curves = kindChecks.activations.curves(
    subjectOf('activations', {
      name: 'scaled-tanh',
      options: { scale: { type: 'number', default: 1, exclusiveMinimum: 0 } },
      create: ({ scale }: { scale: number }) => ({
        forward: (z: number) => Math.tanh(scale * z),
        derivative: (_z: number, a: number) => scale * (1 - a * a),
      }),
    }),
  );
  expect(curves.map(({ title, points }) => [title, points.length, points[0]?.x, points.at(-1)?.x])).toEqual([
    ['scaled-tanh', 121, -6, 6],
    ['scaled-tanh with scale = 0.5', 121, -6, 6],
    ['scaled-tanh with scale = 0.1', 121, -6, 6],
  ]);
  for (const { points } of curves) {
    for (const { value, derivative, numerical } of points) {
      expect(Math.abs(value)).toBeLessThan(1);
      expect(Math.abs(derivative - numerical)).toBeLessThan(1e-9);
    }
  }
});
