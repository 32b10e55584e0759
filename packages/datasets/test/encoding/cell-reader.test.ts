import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeTableRow, parseEncoding, type CellNotation, type TableEncoding } from '@vitrum/datasets';
import { cellReader, splitTableRow } from '@vitrum/datasets/internal';
import { thrownBy } from '../support/thrown-by.ts';

const cells: readonly (readonly [CellNotation, string, string | object])[] = [
  [{}, '1.137', '1.137'],
  [{}, 'NA', ''],
  [{}, '#N/A', ''],
  [{}, String.raw`\N`, ''],
  [{ usualMissing: false }, 'NA', 'NA'],
  [{ usualMissing: false }, '  ', ''],
  [{ missing: ['-', 'None'] }, ' none ', ''],
  [{ missing: ['-999'], decimal: ',' }, '-999,0', ''],
  [{ decimal: ',' }, '4,1', '4.1'],
  [{ decimal: ',' }, '-,5e3', '-.5e3'],
  [{ decimal: ',' }, '4.1', '4.1'],
  [{ decimal: ',' }, '1.137', { problem: expect.stringContaining('whose point may be a decimal sign') }],
  [{ decimal: ',', thousands: '' }, '1.137', '1.137'],
  [{ decimal: ',', thousands: '.' }, '1.137', '1137'],
  [{ decimal: ',', thousands: '.' }, '1.137,5', '1137.5'],
  [{ decimal: ',', thousands: '.' }, '1.13', '1.13'],
  [{ thousands: ',' }, '12,345,678.5', '12345678.5'],
  [{ thousands: ',' }, '0,512', '0,512'],
  [{ thousands: ',' }, '12,34', '12,34'],
  [{ thousands: ' ' }, '12\u202f345', '12345'],
  [{ thousands: "'" }, '12’345', '12345'],
  [{ unit: '%' }, '33 %', '33'],
  [{ unit: '%' }, '0', '0'],
  [{ unit: '%' }, '0.33', { problem: expect.stringContaining('lacks the per cent sign') }],
  [{ unit: '$' }, '-$5', '-5'],
  [{ unit: '$' }, '$-5', '-5'],
  [{ unit: '$' }, '($1.5)', '-1.5'],
  [{ unit: '$' }, '5', '5'],
  [{ unit: 'kg' }, '−5 kg', '-5'],
  [{ unit: '$' }, 'free', 'free'],
];

test.each(cells)('written as %j, "%s" is %j', (notation, cell, expected) => {
  const value = cellReader(notation)(cell);
  if (typeof expected === 'string') expect(value).toBe(expected);
  else expect(value).toMatchObject(expected);
});

test('whatever Intl writes for a locale is read as the number that it was', () => {
  const locales: readonly (readonly [string, CellNotation])[] = [
    ['en-US', { thousands: ',' }],
    ['de-DE', { decimal: ',', thousands: '.' }],
    ['fr-FR', { decimal: ',', thousands: ' ' }],
    ['de-CH', { thousands: "'" }],
  ];
  for (const [locale, notation] of locales) {
    const [format, read] = [new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }), cellReader(notation)];
    fc.assert(fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (thousandths) => {
      expect(Number(read(format.format(thousandths / 1000)))).toBe(thousandths / 1000);
    }), { seed: 1 });
  }
});

const european: TableEncoding = {
  type: 'table',
  columns: [{ name: 'a', kind: 'number', offset: 0, scale: 1 }, { name: 'b', kind: 'number', offset: 0, scale: 1 }],
  dialect: { delimiter: ';', decimal: ',', columns: { b: { unit: '%' } } },
};

describe('a row is read in the dialect that the encoding keeps', () => {
  test.each([
    ['4,5;33%', [4.5, 33]],
    ['"4,5","33,5 %"', [4.5, 33.5]],
    ['4.5,33%', [4.5, 33]],
  ])('%s', (line, inputs) => {
    expect([...encodeTableRow(european, splitTableRow(european, line), 'row')]).toEqual(inputs);
  });

  test('a number too large is told as such', async () => {
    expect(await thrownBy(() => encodeTableRow(european, ['1e39', '5%'], 'row'))).toMatchObject({ message: 'row: "a" is 1e39, a number too large for a network.' });
  });
});

test.each([
  [{ decimal: ';' }, 'decimal of the dialect must be a point or a comma, got ";"'],
  [{ thousands: 5 }, 'thousands of the dialect must be one character or none, got 5'],
  [{ columns: { a: { missing: 'x' } } }, 'columns of the dialect must be how columns are written, by name, got {"a":{"missing":"x"}}'],
  [{ skipLines: -1 }, 'skipLines of the dialect must be a whole number, got -1'],
  ['csv', 'dialect must be an object, got "csv"'],
])('a model with the dialect %j is refused', async (dialect, problem) => {
  expect(await thrownBy(() => parseEncoding({ ...european, dialect }))).toMatchObject({ code: 'VITRUM_INVALID_ENCODING', message: `The encoding "table" is not valid: ${problem}.` });
});
