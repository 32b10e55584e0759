import type { OptionSchema } from '@vitrum/core';
import { checkOptions } from '@vitrum/core/internal';
import { describe, expect, test } from 'vitest';
import { variantsOf } from '../src/variants.ts';

/** The options of every variant, worked out by hand from the schema. */
const cases: readonly { readonly what: string; readonly schema: OptionSchema; readonly options: readonly object[] }[] = [
  { what: 'no options', schema: {}, options: [{}] },
  {
    what: 'a number with its bounds',
    schema: { slope: { type: 'number', default: 0.01, minimum: 0, maximum: 1 } },
    options: [{}, { slope: 0.5 }, { slope: 0.1 }, { slope: 0 }, { slope: 1 }],
  },
  {
    what: 'a bound that is an ordinary value, once',
    schema: { units: { type: 'integer', default: 3, minimum: 1 } },
    options: [{}, { units: 1 }, { units: 2 }],
  },
  {
    what: 'numbers far from the ordinary ones',
    schema: { width: { type: 'number', exclusiveMinimum: 10, exclusiveMaximum: 10.5 } },
    options: [{ width: 10.25 }],
  },
  {
    what: 'whole numbers far from the ordinary ones',
    schema: { size: { type: 'integer', minimum: 64, maximum: 1e6 } },
    options: [{ size: 65 }, { size: 64 }],
  },
  { what: 'a truth value', schema: { bias: { type: 'boolean', default: true } }, options: [{}, { bias: false }] },
  {
    what: 'choices',
    schema: { mode: { type: 'string', choices: ['a', 'b', 'c'], default: 'b' } },
    options: [{}, { mode: 'a' }, { mode: 'c' }],
  },
  { what: 'numbers by name', schema: { weights: { type: 'numbers', default: {}, choices: ['balanced'] } }, options: [{}, { weights: 'balanced' }] },
  { what: 'a needed list of whole numbers', schema: { shape: { type: 'integers', minimum: 2 } }, options: [{ shape: [2] }] },
  { what: 'an option that has to name a contribution', schema: { inner: { type: 'activation' } }, options: [{ inner: 'tanh' }] },
  {
    what: 'a needed option in every variant',
    schema: { units: { type: 'integer', minimum: 1, maximum: 2 }, bias: { type: 'boolean', default: true } },
    options: [{ units: 1 }, { units: 2 }, { units: 1, bias: false }],
  },
];

describe('the variants of a contribution', () => {
  test.each(cases)('with $what', ({ schema, options }) => {
    expect(variantsOf('it', schema).map((variant) => variant.options)).toEqual(options);
  });

  test.each(cases)('are allowed, with $what', ({ schema }) => {
    for (const { options } of variantsOf('it', schema)) expect(() => checkOptions(schema, options, 'it')).not.toThrow();
  });
});

test('many options have their turn before one has all of its values', () => {
  const schema = Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`option${i}`, { type: 'number', default: 1 }] as const));
  const variants = variantsOf('it', schema);
  expect(variants).toHaveLength(12);
  expect(new Set(variants.flatMap(({ options }) => Object.keys(options))).size).toBe(8);
});

test('the label says what the options are', () => {
  const [plain, other] = variantsOf('elu', { alpha: { type: 'number', default: 1 } });
  expect(plain).toEqual({ label: 'elu', reference: 'elu', options: {} });
  expect(other).toEqual({ label: 'elu with alpha = 0.5', reference: { type: 'elu', alpha: 0.5 }, options: { alpha: 0.5 } });
});
