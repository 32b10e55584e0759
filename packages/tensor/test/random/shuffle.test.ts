import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom, shuffle } from '@vitrum/tensor';
import { chiSquare } from '@vitrum/test-support/statistics';

test('shuffle keeps every value', () => {
  const property = fc.property(fc.uint32Array({ maxLength: 50 }), fc.nat(), (values, seed) => {
    const shuffled = values.slice();
    shuffle(shuffled, createRandom(seed));
    expect(shuffled.toSorted()).toEqual(values.toSorted());
  });
  fc.assert(property, { seed: 1 });
});

test('shuffle gives each of the 6 orders of 3 about equally often', () => {
  const random = createRandom(51);
  const counts = new Map<string, number>();
  for (let i = 0; i < 60_000; i++) {
    const values = Uint32Array.of(0, 1, 2);
    shuffle(values, random);
    const order = values.join('');
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect([...counts.keys()].sort()).toEqual(['012', '021', '102', '120', '201', '210']);
  // χ² with 5 degrees of freedom exceeds this with the probability of 5σ, 5.7·10⁻⁷ (scipy.stats.chi2.isf).
  expect(chiSquare([...counts.values()])).toBeLessThan(37.09);
});

test('shuffle is decided by the generator', () => {
  const shuffled = (seed: number): Uint32Array => {
    const values = Uint32Array.from({ length: 20 }, (_, i) => i);
    shuffle(values, createRandom(seed));
    return values;
  };
  expect(shuffled(1)).toEqual(shuffled(1));
  expect(shuffled(1)).not.toEqual(shuffled(2));
});
