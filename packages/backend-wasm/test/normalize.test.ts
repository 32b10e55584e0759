import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Backend, Prepare, Shape, Tensor } from '@vitrum/core';
import { createTensor, prepareOn, referenceBackend } from '@vitrum/tensor';
import { moments, normalize, normalizeBack, normalizeSums } from '@vitrum/tensor/operations';
import { backends, createServedAlone } from './support/backends.ts';
import { drawing, drawn, firstOutside, gamma, widened } from './support/tensors.ts';

/** [samples, places, channels], and the groups of channels. */
interface Grouping {
  readonly input: readonly [samples: number, places: number, channels: number];
  readonly groups: number;
}

const groupings: fc.Arbitrary<Grouping> = fc
  .record({ samples: fc.integer({ min: 1, max: 5 }), places: fc.integer({ min: 1, max: 12 }), width: fc.integer({ min: 1, max: 19 }), groups: fc.integer({ min: 1, max: 9 }) })
  .map(({ samples, places, width, groups }) => ({ input: [samples, places, width * groups], groups }));

/** Large enough to be spread over threads: channels by themselves, groups of whole vectors and others, one group, features alone. */
const large: readonly Grouping[] = [
  { input: [9, 200, 40], groups: 40 },
  { input: [7, 111, 87], groups: 87 },
  { input: [5, 220, 64], groups: 8 },
  { input: [5, 210, 66], groups: 22 },
  { input: [6, 300, 37], groups: 1 },
  { input: [67, 1, 1001], groups: 1 },
];

/** So much that rounding errors are not blown up by a division by almost nothing: 1/σ ≤ 2. */
const epsilon = 0.25;
type Name =
  | 'input' | 'outGradient' | 'scale' | 'shift' | 'mean' | 'variance' | 'out' | 'scaleGradients' | 'shiftGradients' | 'gradientMeans' | 'productMeans' | 'inputGradient';
type Tensors = Readonly<Record<Name, Tensor>>;
const given = new Set<Name>(['input', 'outGradient', 'scale', 'shift']);
const results = ['mean', 'variance', 'out', 'scaleGradients', 'shiftGradients', 'gradientMeans', 'productMeans', 'inputGradient'] as const;

function shapesOf({ input, groups }: Grouping): Readonly<Record<Name, Shape>> {
  const [samples, , channels] = input;
  const [ofGroups, ofSamples]: readonly [Shape, Shape] = [[samples, groups], [samples, channels]];
  return {
    input, outGradient: input, out: input, inputGradient: input, scale: [channels], shift: [channels],
    mean: ofGroups, variance: ofGroups, gradientMeans: ofGroups, productMeans: ofGroups, scaleGradients: ofSamples, shiftGradients: ofSamples,
  };
}

const names = [...given, ...results];

function mapNames(make: (name: Name) => Tensor): Tensors {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, Tensor>; // all of them
}

/** Random numbers, and 7 where results are to come. The numbers of the input lie around 3: their mean is not their size. */
function allocated(backend: Backend, grouping: Grouping, seed: number): Tensors {
  const shapes = shapesOf(grouping);
  return mapNames((name) => {
    const draw = drawing(seed + names.indexOf(name), 0);
    return drawn(backend, shapes[name], !given.has(name) ? () => 7 : name === 'input' ? () => 3 + draw() : draw);
  });
}

/** All four operations, one after the other. */
function kernelsOf(prepare: Prepare, tensors: Tensors): readonly (() => void)[] {
  return [
    prepare(moments, tensors), prepare(normalize, { ...tensors, epsilon }), prepare(normalizeSums, { ...tensors, epsilon }),
    prepare(normalizeBack, { ...tensors, epsilon }),
  ];
}

const kernelsOn = (backend: Backend): Prepare => (operation, operands) => {
  const kernel = backend.prepare(operation.name, operands);
  if (kernel === undefined) throw new Error(`${operation.name} has no kernel`);
  return kernel;
};

function normalized(backend: Backend, grouping: Grouping, seed: number): Tensors {
  const tensors = allocated(backend, grouping, seed);
  for (const run of kernelsOf(kernelsOn(backend), tensors)) run();
  return tensors;
}

function check(backend: Backend, grouping: Grouping, seed: number): void {
  const actual = normalized(backend, grouping, seed);
  const expected = mapNames((name) => widened(actual[name]));
  for (const run of kernelsOf(prepareOn(referenceBackend), expected)) run();
  const [, places, channels] = grouping.input;
  const n = places * (channels / grouping.groups);
  // A sum of n numbers is off by γₙ times their size: 4 for the input, 1 for the gradient; 1/σ ≤ 2 magnifies that, in what comes back its cube.
  const off = 4 * gamma(n + 8);
  const ofPlaces = places * gamma(places + 8);
  const bounds: Readonly<Record<(typeof results)[number], number>> = {
    mean: off, variance: 4 * off, out: 8 * off, shiftGradients: ofPlaces, scaleGradients: 8 * (ofPlaces + places * off),
    gradientMeans: off, productMeans: 16 * off, inputGradient: 64 * off,
  };
  for (const name of results) expect(firstOutside(actual[name], expected[name], () => bounds[name]), name).toBeUndefined();
  for (const tensor of Object.values(actual)) backend.memory.release(tensor);
}

describe.each(backends)('%s', (_build, backend) => {
  test('normalizes as the reference does: every width of groups, every rest of vectors', () => {
    fc.assert(fc.property(groupings, fc.nat(), (grouping, seed) => check(backend, grouping, seed)), { seed: 1, numRuns: 100 });
  });

  test.each(large)('normalizes $input in $groups groups as the reference does', (grouping) => {
    check(backend, grouping, 3);
  });

  test('a channel of equal numbers is brought to exactly β', () => {
    const tensors = allocated(backend, { input: [1, 16, 8], groups: 8 }, 1);
    tensors.input.data.fill(0.3); // 16 equal numbers add up without a rounding that their sixteenth would show
    for (const run of kernelsOf(kernelsOn(backend), tensors).slice(0, 2)) run();
    expect([...tensors.out.data.subarray(120)]).toEqual([...tensors.shift.data]);
  });

  test('leaves other memory and wrong shapes to the reference', () => {
    const tensors = allocated(backend, { input: [2, 3, 6], groups: 3 }, 1);
    const wrong = [
      { ...tensors, input: createTensor([2, 3, 6]) },
      { ...tensors, input: drawn(backend, [2, 3, 7], () => 0) },
      { ...tensors, mean: drawn(backend, [2, 4], () => 0), variance: drawn(backend, [2, 4], () => 0) },
    ];
    for (const operands of wrong) {
      expect([
        backend.prepare('moments', operands), backend.prepare('normalize', { ...operands, epsilon }),
        backend.prepare('normalize-sums', { ...operands, epsilon }), backend.prepare('normalize-back', { ...operands, epsilon }),
      ]).toEqual([undefined, undefined, undefined, undefined]);
    }
  });

  test('nothing beside the results is written', () => {
    const shapes = shapesOf({ input: [2, 2, 7], groups: 7 });
    const whole = mapNames((name) => drawn(backend, shapes[name], () => 7));
    const first = mapNames((name) => (name === 'scale' || name === 'shift' ? whole[name] : backend.memory.rows(whole[name], 1)));
    for (const run of kernelsOf(kernelsOn(backend), first)) run();
    for (const name of results) {
      const { data } = whole[name];
      expect([...data.subarray(data.length / 2)], name).toEqual(Array<number>(data.length / 2).fill(7));
    }
  });
});

test.each(large)('other threads alone normalize $input in $groups groups to the bits of one', async (grouping) => {
  const [, [, one] = [undefined, undefined]] = backends;
  if (one === undefined) throw new Error('the second backend is the plain one');
  const { backend, chunksDone } = await createServedAlone(2, true);
  const [expected, actual] = [normalized(one, grouping, 5), normalized(backend, grouping, 5)];
  for (const name of results) expect(firstOutside(actual[name], expected[name], () => 0)).toBeUndefined();
  expect(chunksDone()).toBeGreaterThanOrEqual(4 * 3);
  backend.close();
});
