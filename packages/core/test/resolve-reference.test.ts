import { describe, expect, test } from 'vitest';
import {
  createRegistry,
  defineActivation,
  defineOptimizer,
  definePlugin,
  defineSchedule,
  resolveReference,
  VitrumError,
  type Registry,
} from '@vitrum/core';
import { resolveOptions, within } from '@vitrum/core/internal';
import { thrownBy } from './thrown-by.ts';

const square = defineActivation({ name: 'square', forward: (z) => z * z });

const leakyRelu = defineActivation({
  name: 'leaky-relu',
  formula: 'max(z, slope · z)',
  options: { slope: { type: 'number', default: 0.5, minimum: 0 } },
  create: ({ slope }) => ({ forward: (z) => Math.max(z, slope * z) }),
});

const constant = defineSchedule({ name: 'constant', factor: () => 1 });

const half = defineSchedule({
  name: 'scaled',
  options: { by: { type: 'number', default: 0.5 }, of: { type: 'schedule', default: 'constant' } },
  create: ({ by, of }) => ({ factor: (progress, memory) => by * of.factor(progress, memory) }),
});

const registry: Registry = createRegistry([
  definePlugin({ name: 'p', version: '1.0.0', activations: [square, leakyRelu], schedules: [constant, half] }),
]);

const progress = { epoch: 0, epochs: 1, step: 0, stepsPerEpoch: 10 };

describe('resolveReference', () => {
  test('a name without options is the contribution itself', () => {
    expect(resolveReference(registry, 'activation', 'square')).toBe(square);
    expect(resolveReference(registry, 'activation', { type: 'square' })).toBe(square);
  });

  test('what stands beside the options is part of what is made', () => {
    const momentum = defineOptimizer({
      name: 'momentum',
      options: { mu: { type: 'number', default: 0.5 } },
      slots: ['velocity'],
      create: ({ mu }) => ({ update: ({ value, slots: { velocity } }) => void (value[0] = mu * (velocity[0] ?? 0)) }),
    });
    const made = resolveReference(createRegistry([definePlugin({ name: 'q', version: '1.0.0', optimizers: [momentum] })]), 'optimizer', 'momentum');
    const value = Float64Array.of(1);
    made.update({ value, gradient: value, slots: { velocity: Float64Array.of(8) }, shape: [1], role: 'weight', learningRate: 1, step: 1 });
    expect([made.slots, value[0]]).toEqual([['velocity'], 4]);
  });

  test.each([
    ['leaky-relu', 'default', -0.5],
    [{ type: 'leaky-relu' }, 'default', -0.5],
    [{ type: 'leaky-relu', slope: 0.25 }, 'given', -0.25],
    [{ type: 'leaky-relu', slope: 0 }, 'given, and falsy', 0],
  ])('%j has the slope that is %s', (reference, _, value) => {
    const activation = resolveReference(registry, 'activation', reference);
    if (activation.kind === 'rowwise') throw new Error('leaky-relu is elementwise');
    expect(activation.forward(-1)).toBeCloseTo(value, 15);
    expect(activation.forward(3)).toBe(3);
  });

  test('what comes out is a contribution: its metadata and functions, without options', () => {
    const activation = resolveReference(registry, 'activation', 'leaky-relu');
    expect(Object.keys(activation).sort()).toEqual(['formula', 'forward', 'name']);
    expect(activation.name).toBe('leaky-relu');
  });

  test('create is called as a method of its definition', () => {
    const definition = {
      name: 'biased',
      bias: 10,
      options: { x: { type: 'number', default: 1 } },
      create(options: { readonly x: number }) {
        const sum = this.bias + options.x;
        return { forward: () => sum };
      },
    } as const;
    const withBias = registry.with({ name: 'q', version: '1.0.0', activations: [definition] });
    const activation = resolveReference(withBias, 'activation', 'biased');
    if (activation.kind === 'rowwise') throw new Error('biased is elementwise');
    expect(activation.forward(0)).toBe(11);
  });

  test.each([
    ['scaled', 0.5],
    [{ type: 'scaled', by: 3 }, 3],
    [{ type: 'scaled', of: 'scaled' }, 0.25],
    [{ type: 'scaled', by: 2, of: { type: 'scaled', by: 5, of: { type: 'scaled', by: 7 } } }, 70],
  ])('references inside references are resolved: %j', (reference, factor) => {
    expect(resolveReference(registry, 'schedule', reference).factor(progress, {})).toBe(factor);
  });

  test.each([
    ['an unknown name', 'leaky-rel', 'VITRUM_UNKNOWN_NAME', 'There is no activation called "leaky-rel".'],
    ['an option of a contribution without options', { type: 'square', slope: 1 }, 'VITRUM_UNKNOWN_OPTION', 'activation "square" has no option "slope".'],
    ['an unknown option', { type: 'leaky-relu', slop: 1 }, 'VITRUM_UNKNOWN_OPTION', 'activation "leaky-relu" has no option "slop".'],
    ['a wrong value', { type: 'leaky-relu', slope: -1 }, 'VITRUM_INVALID_OPTION', 'activation "leaky-relu": slope must be a number of at least 0, got -1.'],
  ])('%s is refused', (_, reference, code, message) => {
    const error = thrownBy(() => resolveReference(registry, 'activation', reference));
    expect(error.code).toBe(code);
    expect(error.message).toBe(message);
  });

  test.each([
    ['a name', { type: 'scaled', of: 'constnt' }, 'VITRUM_UNKNOWN_NAME', 'schedule "scaled": of: There is no schedule called "constnt".'],
    [
      'an option two levels down',
      { type: 'scaled', of: { type: 'scaled', of: { type: 'scaled', by: 'much' } } },
      'VITRUM_INVALID_OPTION',
      'schedule "scaled": of: schedule "scaled": of: schedule "scaled": by must be a number, got "much".',
    ],
    ['a reference', { type: 'scaled', of: 5 }, 'VITRUM_INVALID_REFERENCE', 'schedule "scaled": of must be the name of a schedule, or an object with its name as "type", got 5.'],
  ])('an error says where inside it arose: %s', (_, reference, code, message) => {
    const error = thrownBy(() => resolveReference(registry, 'schedule', reference));
    expect(error.code).toBe(code);
    expect(error.message).toBe(message);
  });

  test('a contribution in place of its name: the hint says what its name is', () => {
    const error = thrownBy(() => resolveReference(registry, 'schedule', { type: 'scaled', of: registry.schedules.lookup('constant') } as never));
    expect(error.code).toBe('VITRUM_INVALID_REFERENCE');
    expect(error.hint).toBe('Give its name, "constant": a configuration is plain JSON.');
  });

  test.each([
    [5, '5'],
    [null, 'null'],
    [undefined, 'undefined'],
    [['tanh'], '["tanh"]'],
    [{ name: 'tanh' }, '{"name":"tanh"}'],
  ])('%j is no reference', (value, received) => {
    // Untyped callers, JSON above all, can pass anything.
    const error = thrownBy(() => resolveReference(registry, 'activation', value as never));
    expect(error.code).toBe('VITRUM_INVALID_REFERENCE');
    expect(error.message).toMatch(/^Expected the name of the activation, or an object with its name as "type", got /);
    expect(error.message.endsWith(`got ${received}.`)).toBe(true);
  });
});

describe('resolveOptions', () => {
  test('returns frozen values with contributions in the place of names', () => {
    const schema = { units: { type: 'integer' }, activation: { type: 'activation', default: 'square' } } as const;
    const options = resolveOptions(registry, schema, { units: 3 }, 'layers[0]');
    expect(options).toEqual({ units: 3, activation: square });
    expect(Object.isFrozen(options)).toBe(true);
  });
});

describe('within', () => {
  test('prefixes a VitrumError and keeps everything else of it', () => {
    const original = new VitrumError({ code: 'VITRUM_INVALID_SHAPE', message: 'Wrong.', hint: 'Fix it.', nearest: 'x' });
    const error = thrownBy(() => within('layers[2]', () => { throw original; }));
    expect(error).toMatchObject({ code: 'VITRUM_INVALID_SHAPE', message: 'layers[2]: Wrong.', hint: 'Fix it.', nearest: 'x', cause: original });
  });

  test('lets other errors and results through', () => {
    const original = new TypeError('a bug');
    expect(() => within('layers[2]', () => { throw original; })).toThrow(original);
    expect(within('layers[2]', () => 7)).toBe(7);
  });
});

describe('a list of references', () => {
  const schema = { list: { type: 'references', of: 'activation', default: [] } } as const;
  const registry = createRegistry([definePlugin({ name: 'p', version: '1.0.0', activations: [square, leakyRelu] })]);

  test('resolves to a list of contributions, in its order', () => {
    const { list } = resolveOptions(registry, schema, { list: [{ type: 'leaky-relu', slope: 0.25 }, 'square'] }, 'here');
    expect(list.map((each) => (each.kind === 'rowwise' ? NaN : each.forward(-2)))).toEqual([-0.5, 4]);
    expect(resolveOptions(registry, schema, {}, 'here').list).toEqual([]);
  });

  test('an error says which one', () => {
    const error = thrownBy(() => resolveOptions(registry, schema, { list: ['square', 'sqare'] }, 'here'));
    expect(error).toMatchObject({ code: 'VITRUM_UNKNOWN_NAME', nearest: 'square', message: expect.stringMatching(/^here: list\[1\]: /) as unknown });
  });
});
