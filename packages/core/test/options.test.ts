import { describe, expect, test } from 'vitest';
import type { Option } from '@vitrum/core';
import { checkOptions, describeOption } from '@vitrum/core/internal';
import { thrownBy } from './thrown-by.ts';

const number: Option = { type: 'number' };
const positive: Option = { type: 'number', exclusiveMinimum: 0 };
const fraction: Option = { type: 'number', minimum: 0, maximum: 1 };
const integer: Option = { type: 'integer' };
const count: Option = { type: 'integer', minimum: 1 };
const boolean: Option = { type: 'boolean' };
const text: Option = { type: 'string' };
const padding: Option = { type: 'string', choices: ['same', 'valid'] };
const lengths: Option = { type: 'integers', minimum: 1 };
const weights: Option = { type: 'numbers', choices: ['balanced'], exclusiveMinimum: 0 };
const activation: Option = { type: 'activation' };
const activations: Option = { type: 'references', of: 'activation' };

const checkValue = (option: Option, value: unknown): unknown => checkOptions({ x: option }, { x: value }, 'here')['x'];

describe('a value that an option accepts comes back unchanged', () => {
  test.each<[string, Option, readonly unknown[]]>([
    ['a number', number, [0, -0, 1.5, -1e308, 5e-324]],
    ['a number greater than 0', positive, [5e-324, 1, Number.MAX_VALUE]],
    ['a number from 0 to 1, ends included', fraction, [0, -0, 0.5, 1]],
    ['a whole number', integer, [0, -0, -7, Number.MAX_SAFE_INTEGER]],
    ['a whole number of at least 1', count, [1, 2]],
    ['true or false', boolean, [true, false]],
    ['a text', text, ['', 'anything']],
    ['a choice', padding, ['same', 'valid']],
    ['a list of whole numbers', lengths, [[], [1], [28, 28, 1]]],
    ['a reference', activation, ['tanh', { type: 'leaky-relu' }, { type: 'leaky-relu', slope: 0.2 }]],
    ['numbers by name, or a word for them', weights, [{}, { cat: 2, dog: 0.5 }, 'balanced']],
    ['a list of references', activations, [[], ['tanh'], ['tanh', { type: 'leaky-relu', slope: 0.2 }]]],
  ])('%s', (_, option, values) => {
    for (const value of values) expect(checkValue(option, value)).toBe(value);
  });
});

test('a single whole number counts as a list of one', () => {
  expect(checkValue(lengths, 28)).toEqual([28]);
});

describe('a value that an option refuses', () => {
  const notANumber = [NaN, Infinity, -Infinity, '1', true, [1], {}];

  test.each<[string, Option, readonly unknown[]]>([
    ['a number', number, notANumber],
    ['a list of names of activations, or of objects with a name as "type"', activations, ['tanh', { type: 'tanh' }, [1], [{ name: 'tanh' }], null]],
    ['a number greater than 0', positive, [...notANumber, 0, -0, -5e-324]],
    ['a number from 0 to 1', fraction, [...notANumber, -5e-324, 1.0000000000000002]],
    ['a whole number', integer, [...notANumber, 1.5, 5e-324, 2 ** 53]],
    ['a whole number of at least 1', count, [...notANumber, 0, -1, 1.5]],
    ['a list of whole numbers of at least 1', lengths, [0, '1', {}, [0], [1, 1.5], [1, NaN], ['1'], [[1]]]],
    ['true or false', boolean, [0, 1, 'true', {}]],
    ['a text', text, [0, true, ['text']]],
    ['one of same, valid', padding, ['SAME', 'full', '', 0]],
  ])('is not %s', (expected, option, values) => {
    for (const value of values) {
      const error = thrownBy(() => checkValue(option, value));
      expect(error.code).toBe('VITRUM_INVALID_OPTION');
      expect(error.message.startsWith(`here: x must be ${expected}, got `)).toBe(true);
    }
  });

  test.each([[5], [true], [['tanh']], [{}], [{ type: 5 }], [{ name: 'tanh' }]])('is no reference: %j', (value) => {
    const error = thrownBy(() => checkValue(activation, value));
    expect(error.code).toBe('VITRUM_INVALID_REFERENCE');
    expect(error.message).toBe(
      `here: x must be the name of an activation, or an object with its name as "type", got ${JSON.stringify(value)}.`,
    );
  });

  test.each<[string, Option, unknown, string, string]>([
    ['with a default', { ...count, default: 4 }, 1.5, 'a whole number of at least 1, got 1.5', 'Leave it out for the default, 4.'],
    ['without a default', fraction, NaN, 'a number from 0 to 1, got NaN', 'Give a value of that kind.'],
    ['near a choice', { ...padding, default: 'same' }, 'sane', 'one of same, valid, got "sane"', 'Did you mean "same"? Leave it out for the default, "same".'],
  ])('is explained %s', (_, option, value, message, hint) => {
    const error = thrownBy(() => checkValue(option, value));
    expect(error.message).toBe(`here: x must be ${message}.`);
    expect(error.hint).toBe(hint);
  });
});

describe('checkOptions', () => {
  const schema = {
    slope: { type: 'number', default: 0.01 },
    units: { type: 'integer', minimum: 1, description: 'the number of outputs' },
  } as const;

  test('fills in defaults and leaves what was given', () => {
    const given = { units: 3 };
    expect(checkOptions(schema, given, 'layer')).toEqual({ slope: 0.01, units: 3 });
    expect(given).toEqual({ units: 3 });
  });

  test('takes an option that is undefined for one that was left out', () => {
    expect(checkOptions(schema, { units: 3, slope: undefined }, 'layer')).toEqual({ slope: 0.01, units: 3 });
  });

  test.each([
    ['with a default', { units: 3, slope: null }, 'layer: slope must be a number, got null.'],
    ['without one', { units: null }, 'layer: units must be a whole number of at least 1, got null.'],
  ])('refuses null for an option %s: it is what JSON makes of NaN', (_, given, message) => {
    expect(thrownBy(() => checkOptions(schema, given, 'layer')).message).toBe(message);
  });

  test('asks for a required option with its description', () => {
    const error = thrownBy(() => checkOptions(schema, {}, 'layers[0]'));
    expect(error.code).toBe('VITRUM_MISSING_OPTION');
    expect(error.message).toBe('layers[0] needs the option "units", a whole number of at least 1.');
    expect(error.hint).toBe('Add it: the number of outputs');
  });

  test('asks for a required option without description', () => {
    const error = thrownBy(() => checkOptions({ flag: { type: 'boolean' } }, {}, 'layers[0]'));
    expect(error.message).toBe('layers[0] needs the option "flag", true or false.');
    expect(error.hint).toBe('Add it.');
  });

  test.each([
    ['sloep', 'slope', 'Did you mean "slope"? Its options: slope, units.'],
    ['dilation', undefined, 'Its options: slope, units.'],
    ['toString', undefined, 'Its options: slope, units.'],
    ['__proto__', undefined, 'Its options: slope, units.'],
  ])('refuses the unknown option %s', (name, nearest, hint) => {
    const given: unknown = JSON.parse(`{ "units": 3, "${name}": 1 }`);
    // Parsed, because a literal { __proto__: 1 } would set a prototype instead of making a property.
    const error = thrownBy(() => checkOptions(schema, given as Readonly<Record<string, unknown>>, 'layer "dense"'));
    expect(error.code).toBe('VITRUM_UNKNOWN_OPTION');
    expect(error.message).toBe(`layer "dense" has no option "${name}".`);
    expect(error.nearest).toBe(nearest);
    expect(error.hint).toBe(hint);
  });

  test('says so where there are no options at all', () => {
    const error = thrownBy(() => checkOptions({}, { slope: 1 }, 'activation "tanh"'));
    expect(error.hint).toBe('It takes no options.');
  });
});

test.each<[Option, string]>([
  [number, 'a number'],
  [positive, 'a number greater than 0'],
  [{ type: 'number', exclusiveMinimum: 0, maximum: 1 }, 'a number greater than 0 and of at most 1'],
  [{ type: 'number', minimum: 0, exclusiveMaximum: 1 }, 'a number of at least 0 and less than 1'],
  [{ type: 'number', maximum: 1 }, 'a number of at most 1'],
  [fraction, 'a number from 0 to 1'],
  [count, 'a whole number of at least 1'],
  [boolean, 'true or false'],
  [text, 'a text'],
  [padding, 'one of same, valid'],
  [activation, 'the name of an activation, or an object with its name as "type"'],
  [{ type: 'loss' }, 'the name of a loss, or an object with its name as "type"'],
  [{ type: 'optimizer' }, 'the name of an optimizer, or an object with its name as "type"'],
])('describeOption(%j) is %s', (option, words) => {
  expect(describeOption(option)).toBe(words);
});
