import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyScaling, learnScaling } from '@vitrum/datasets';
import { thrownBy } from './support/thrown-by.ts';

const parameters = { seed: 20_261_124, numRuns: 500 };

describe('worked by hand', () => {
  // Rows (1, 10), (2, 10), (3, 10), (6, 10): mean 3, squares 4 + 1 + 0 + 9 = 14, √(14/4); the second column is constant.
  const rows = Float32Array.of(1, 10, 2, 10, 3, 10, 6, 10);

  test.each([
    ['standard', { offsets: [3, 10], scales: [Math.sqrt(3.5), 1] }],
    ['min-max', { offsets: [1, 10], scales: [5, 1] }],
    ['none', { offsets: [0, 0], scales: [1, 1] }],
  ] as const)('%s', (method, expected) => {
    expect(learnScaling(rows, 2, method)).toEqual(expected);
  });

  test('from the training rows alone', () => {
    expect(learnScaling(rows, 2, 'standard', Uint32Array.of(0, 2))).toEqual({ offsets: [2, 10], scales: [1, 1] });
    expect(learnScaling(rows, 2, 'min-max', Uint32Array.of(1, 3))).toEqual({ offsets: [2, 10], scales: [4, 1] });
  });

  test('is applied where the numbers are, or into another array', () => {
    const scaling = { offsets: [1, 10], scales: [5, 1] };
    const out = new Float32Array(8);
    expect(applyScaling(Float64Array.from(rows), scaling, out)).toBe(out);
    expect([...out]).toEqual([0, 0, 0.2, 0, 0.4, 0, 1, 0].map(Math.fround));
    const table = Float32Array.from(rows);
    expect(applyScaling(table, scaling)).toBe(table);
    expect(table).toEqual(out);
  });

  // The variance of 10⁹ + 1, 10⁹ + 2, 10⁹ + 3 is 2/3; of the sum of squares less the square of the sum, no digit is left.
  test('a large offset costs no digits', () => {
    const times = Float64Array.of(1e9 + 1, 1e9 + 2, 1e9 + 3);
    expect(learnScaling(times, 1, 'standard')).toEqual({ offsets: [1e9 + 2], scales: [Math.sqrt(2 / 3)] });
    expect(learnScaling(Float64Array.of(1e15, 1e15 + 1), 1, 'standard')).toEqual({ offsets: [1e15 + 0.5], scales: [0.5] });
  });
});

test.each([
  // Neighboring numbers differ by rounding alone, as 0.1 + 0.2 and 0.3 do; those a hundred steps apart differ.
  ['F077: 0.3 and 0.1 + 0.2', Float64Array.of(0.3, 0.1 + 0.2, 0.3, 0.1 + 0.2), true],
  ['0.3 and 0.3 + 1e-14', Float64Array.of(0.3, 0.3 + 1e-14, 0.3, 0.3 + 1e-14), false],
  ['neighbors of 32 bits', Float32Array.of(0.3, 0.3 + 2 ** -25, 0.3, 0.3 + 2 ** -25), true],
  ['0.3 and 0.30001 in 32 bits', Float32Array.of(0.3, 0.300_01, 0.3, 0.300_01), false],
] as const)('what rounding leaves is no spread: %s', (_, column, isConstant) => {
  for (const method of ['standard', 'min-max'] as const) {
    const { scales: [scale = NaN] } = learnScaling(column, 1, method);
    if (isConstant) expect(scale).toBe(1);
    else expect(scale).toBeLessThan(1e-4);
  }
});

describe('for any table', () => {
  const tables = fc.integer({ min: 1, max: 4 }).chain((columns) =>
    fc.record({
      columns: fc.constant(columns),
      offset: fc.constantFrom(0, 1, -1e6, 2 ** 40),
      // Rounded: the square of a difference of 10⁻³⁰⁰ would be no longer a 64-bit float.
      rows: fc.array(fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }).map((value) => Math.round(value * 1e6) / 1e6), { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 40 }),
    }),
  ).map(({ columns, offset, rows }) => ({ columns, table: Float64Array.from(rows.flat(), (value) => value + offset) }));

  const columnOf = (table: Float64Array, columns: number, column: number): number[] => [...table].filter((_, place) => place % columns === column);

  test('standard columns have mean 0 and standard deviation 1, min-max columns reach from 0 to 1, constant ones are 0', () => {
    fc.assert(fc.property(tables, ({ columns, table }) => {
      const standard = applyScaling(table, learnScaling(table, columns, 'standard'), new Float64Array(table.length));
      const minMax = applyScaling(table, learnScaling(table, columns, 'min-max'), new Float64Array(table.length));
      for (let column = 0; column < columns; column++) {
        const original = columnOf(table, columns, column);
        const spread = Math.max(...original) - Math.min(...original);
        fc.pre(spread === 0 || spread > 1e6 * Number.EPSILON * Math.max(...original.map(Math.abs)));
        const unit = columnOf(minMax, columns, column);
        expect([Math.min(...unit), Math.max(...unit)]).toEqual([0, spread === 0 ? 0 : 1]);
        const z = columnOf(standard, columns, column);
        if (spread === 0) {
          expect(z).toEqual(z.map(() => 0));
          continue;
        }
        // The mean is rounded to a 64-bit float, which is coarse next to a spread that is tiny beside the offset.
        const coarse = Math.max(...original.map(Math.abs)) * 2 ** -52;
        const mean = z.reduce((sum, value) => sum + value, 0) / z.length;
        const deviation = Math.sqrt(z.reduce((sum, value) => sum + value * value, 0) / z.length);
        const tolerance = 1e-9 + (10 * z.length * coarse) / spread;
        expect(Math.abs(mean)).toBeLessThanOrEqual(tolerance);
        expect(Math.abs(deviation - 1)).toBeLessThanOrEqual(tolerance);
      }
    }), parameters);
  });

  test('a constant column has the scale 1, whatever its value and length', () => {
    const values = fc.float({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0); // −0 becomes 0
    fc.assert(fc.property(values, fc.integer({ min: 1, max: 300 }), (value, count) => {
      for (const method of ['standard', 'min-max'] as const) {
        expect(learnScaling(new Float32Array(count).fill(value), 1, method)).toEqual({ offsets: [value], scales: [1] });
      }
    }), parameters);
  });
});

describe('what cannot be scaled', () => {
  test('no rows, no whole rows, numbers that are not finite, rows that are not there', async () => {
    const rows = Float32Array.of(1, 2, 3, 4);
    const invalid = 'VITRUM_INVALID_DATASET';
    expect(await thrownBy(() => learnScaling(new Float32Array(0), 2, 'standard'))).toMatchObject({ code: invalid, message: 'There are no rows to learn a scaling from.' });
    expect(await thrownBy(() => learnScaling(rows, 2, 'standard', new Uint32Array(0)))).toMatchObject({ code: invalid });
    expect(await thrownBy(() => learnScaling(rows, 3, 'none'))).toMatchObject({ code: invalid, message: '4 numbers do not make rows of 3.' });
    expect(await thrownBy(() => learnScaling(rows, 0, 'none'))).toMatchObject({ code: invalid, message: '4 numbers do not make rows of 0.' });
    expect(await thrownBy(() => learnScaling(Float32Array.of(1, 2, 3, NaN), 2, 'none'))).toMatchObject({ code: invalid, message: 'Column 1 holds NaN in row 1.' });
    expect(await thrownBy(() => learnScaling(rows, 2, 'none', Uint32Array.of(2)))).toMatchObject({ code: 'VITRUM_INDEX_OUT_OF_RANGE' });
  });

  test('a table that does not fit', async () => {
    const scaling = { offsets: [0, 0], scales: [1, 1] };
    const message = '3 numbers into 3 cannot be scaled by 2 offsets and 2 scales.';
    expect(await thrownBy(() => applyScaling(new Float32Array(3), scaling))).toMatchObject({ code: 'VITRUM_SHAPE_MISMATCH', message });
    expect(await thrownBy(() => applyScaling(new Float32Array(4), scaling, new Float32Array(2)))).toMatchObject({ code: 'VITRUM_SHAPE_MISMATCH' });
  });
});
