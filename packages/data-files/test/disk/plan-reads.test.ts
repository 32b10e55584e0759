import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planReads } from '../../src/disk/plan-reads.ts';

test('a plan of reads brings every wanted row once for each time it is wanted, in short reads from front to back', () => {
  fc.assert(
    fc.property(fc.uint32Array({ max: 20_000, maxLength: 300 }), fc.integer({ min: 1, max: 100_000 }), (indices, rowBytes) => {
      const { places, starts } = planReads(indices, rowBytes);
      expect([...places].sort((a, b) => a - b)).toEqual([...indices.keys()]);
      const rows = Array.from(places, (place) => indices[place] ?? -1);
      expect(rows).toEqual([...rows].sort((a, b) => a - b));
      expect([starts[0], starts.at(-1)]).toEqual(indices.length === 0 ? [0, 0] : [0, indices.length]);
      let end = -1;
      for (let i = 0; i + 1 < starts.length; i++) {
        const [first = 0, last = 0] = [rows[starts[i] ?? 0], rows[(starts[i + 1] ?? 0) - 1]];
        expect(last === first || (last - first + 1) * rowBytes <= 1_048_576).toBe(true);
        expect(first).toBeGreaterThan(end);
        end = last;
      }
    }),
    { seed: 9, numRuns: 600 },
  );
});

test('rows that lie close together are one read, others are not', () => {
  // Between rows 0 and 41 of 400 bytes there are 16,000 bytes, between rows 0 and 42 there are 16,400.
  expect(planReads(Uint32Array.of(41, 0), 400)).toEqual({ places: Uint32Array.of(1, 0), starts: [0, 2] });
  expect(planReads(Uint32Array.of(42, 0), 400)).toEqual({ places: Uint32Array.of(1, 0), starts: [0, 1, 2] });
});

test('a read is of a megabyte at most, and of one row where rows are longer', () => {
  expect(planReads(Uint32Array.of(0, 1, 2, 3, 4), 262_144).starts).toEqual([0, 4, 5]);
  expect(planReads(Uint32Array.of(0, 1, 1), 1_048_577).starts).toEqual([0, 1, 3]);
});
