import { expectTypeOf, test } from 'vitest';
import {
  createRegistry,
  defineActivation,
  defineInitializer,
  defineLayer,
  defineLoss,
  defineOptimizer,
  definePlugin,
  defineSchedule,
  resolveReference,
  type ConfigIn,
  type LayerPlan,
  type Plugin,
  type Reference,
  type ReferenceIn,
  type ReferenceWithOptions,
  type Registry,
} from '@vitrum/core';

declare const layer: LayerPlan;
declare const fromOutside: string;
declare const referenceFromOutside: Reference;
declare const anything: unknown;
declare const untyped: Registry;
declare const somePlugin: Plugin;

const base = definePlugin({
  name: 'base',
  version: '1.0.0',
  activations: [
    defineActivation({ name: 'tanh', forward: (z) => z }),
    defineActivation({
      name: 'leaky-relu',
      options: { slope: { type: 'number', default: 0.01 } },
      create: ({ slope }) => ({ forward: (z) => slope * z }),
    }),
    defineActivation({
      name: 'power',
      options: { exponent: { type: 'integer' }, of: { type: 'activation', default: 'tanh' } },
      create: ({ exponent }) => ({ forward: (z) => exponent * z }),
    }),
  ],
  initializers: [defineInitializer({ name: 'zeros', sample: () => 0 })],
  losses: [defineLoss({ name: 'squared-error', reduction: 'sum', value: (y, t) => (y - t) * (y - t) })],
  optimizers: [defineOptimizer({ name: 'sgd', update: () => undefined })],
  schedules: [
    defineSchedule({ name: 'constant', factor: () => 1 }),
    defineSchedule({
      name: 'scaled',
      options: {
        by: { type: 'number' },
        of: { type: 'schedule', default: 'constant' },
        unit: { type: 'string', choices: ['step', 'epoch'], default: 'step' },
        isOn: { type: 'boolean', default: true },
        label: { type: 'string', default: '' },
      },
      create: ({ by, of }) => ({ factor: (progress, memory) => by * of.factor(progress, memory) }),
    }),
  ],
  layers: [
    defineLayer({
      name: 'dense',
      options: { units: { type: 'integer' }, activation: { type: 'activation', default: 'tanh' } },
      plan: () => layer,
    }),
    defineLayer({ name: 'flatten', options: {}, plan: () => layer }),
  ],
});
const strangers = definePlugin({
  name: 'strangers',
  version: '1.0.0',
  activations: [defineActivation({ name: 'bent-identity', forward: (z) => z })],
  initializers: [defineInitializer({ name: 'ones', sample: () => 1 })],
  losses: [defineLoss({ name: 'quantile', reduction: 'sum', value: (y, t) => y - t })],
  optimizers: [defineOptimizer({ name: 'tiger', update: () => undefined })],
  schedules: [defineSchedule({ name: 'cosine', factor: () => 1 })],
});
const registry = createRegistry([base]);
const withPlugin = registry.with(strangers);

test('a reference is a name that can do without options, or a name with the options of its contribution', () => {
  expectTypeOf<ReferenceIn<typeof registry, 'activation'>>().toEqualTypeOf<
    | 'tanh'
    | 'leaky-relu'
    | { readonly type: 'tanh' }
    | { readonly type: 'leaky-relu'; readonly slope?: number }
    | { readonly type: 'power'; readonly exponent: number; readonly of?: ReferenceIn<typeof registry, 'activation'> }
  >();
  expectTypeOf<ReferenceIn<typeof registry, 'loss'>>().toEqualTypeOf<'squared-error' | { readonly type: 'squared-error' }>();
});

test('every type of option has its type in plain JSON', () => {
  expectTypeOf<Extract<ReferenceIn<typeof registry, 'schedule'>, { readonly type: 'scaled' }>>().toEqualTypeOf<{
    readonly type: 'scaled';
    readonly by: number;
    readonly of?: ReferenceIn<typeof registry, 'schedule'>;
    readonly unit?: 'step' | 'epoch';
    readonly isOn?: boolean;
    readonly label?: string;
  }>();
});

test('a layer as plain JSON', () => {
  expectTypeOf<ConfigIn<typeof registry, 'layers'>>().toEqualTypeOf<
    | { readonly type: 'dense'; readonly units: number; readonly activation?: ReferenceIn<typeof registry, 'activation'> }
    | { readonly type: 'flatten' }
  >();
});

test('where the names are not known, every name is a reference', () => {
  expectTypeOf<ReferenceIn<Registry, 'activation'>>().toEqualTypeOf<Reference>();
  expectTypeOf<ConfigIn<Registry, 'layers'>>().toEqualTypeOf<ReferenceWithOptions>();
});

test('a kind of which the registry holds nothing has no references', () => {
  // @ts-expect-error -- there is no loss
  resolveReference(createRegistry(), 'loss', 'squared-error');
});

test('a plugin that is known as no more than a plugin may hold any name', () => {
  const loaded = registry.with(somePlugin);
  resolveReference(loaded, 'activation', 'anything');
  resolveReference(loaded, 'loss', { type: 'anything', at: 'all' });
  // @ts-expect-error -- get() gives what is known, so it takes what is known
  loaded.activations.get('anything');
});

test('so does one whose names are text, of that kind', () => {
  const loaded = registry.with({ name: 'q', version: '1.0.0', activations: [{ name: fromOutside, forward: (z: number) => z }] });
  resolveReference(loaded, 'activation', 'anything');
  // @ts-expect-error -- the losses are known
  resolveReference(loaded, 'loss', 'anything');
});

test('the names of a registry compile, for every kind', () => {
  resolveReference(registry, 'activation', 'tanh');
  resolveReference(registry, 'activation', { type: 'tanh' });
  resolveReference(registry, 'activation', { type: 'leaky-relu', slope: 0.2 });
  resolveReference(registry, 'activation', { type: 'power', exponent: 2, of: { type: 'power', exponent: 3, of: 'leaky-relu' } });
  resolveReference(registry, 'initializer', 'zeros');
  resolveReference(registry, 'loss', 'squared-error');
  resolveReference(registry, 'optimizer', 'sgd');
  resolveReference(registry, 'schedule', { type: 'scaled', by: 2, unit: 'epoch' });
});

test('a typo does not compile, for any kind', () => {
  // @ts-expect-error -- the activation is called "tanh"
  resolveReference(registry, 'activation', 'tahn');
  // @ts-expect-error -- the initializer is called "zeros"
  resolveReference(registry, 'initializer', 'zeroes');
  // @ts-expect-error -- the loss is called "squared-error"
  resolveReference(registry, 'loss', 'square-error');
  // @ts-expect-error -- the optimizer is called "sgd"
  resolveReference(registry, 'optimizer', 'sdg');
  // @ts-expect-error -- the schedule is called "constant"
  resolveReference(registry, 'schedule', 'constnt');
  // @ts-expect-error -- nor with options
  resolveReference(registry, 'activation', { type: 'leaky-rleu', slope: 0.2 });
  // @ts-expect-error -- nor inside an option
  resolveReference(registry, 'activation', { type: 'power', exponent: 2, of: 'tahn' });
  // @ts-expect-error -- nor two levels down
  resolveReference(registry, 'activation', { type: 'power', exponent: 2, of: { type: 'power', exponent: 2, of: 'tahn' } });
  // @ts-expect-error -- "tanh" is an activation
  resolveReference(registry, 'loss', 'tanh');
  // @ts-expect-error -- there is no such kind
  resolveReference(registry, 'metric', 'accuracy');
});

test('wrong options do not compile', () => {
  // @ts-expect-error -- the option is called "slope"
  resolveReference(registry, 'activation', { type: 'leaky-relu', slop: 0.2 });
  // @ts-expect-error -- "slope" is a number
  resolveReference(registry, 'activation', { type: 'leaky-relu', slope: 'steep' });
  // @ts-expect-error -- "tanh" has no options
  resolveReference(registry, 'activation', { type: 'tanh', slope: 0.2 });
  // @ts-expect-error -- "exponent" has no default
  resolveReference(registry, 'activation', { type: 'power' });
  // @ts-expect-error -- for the same reason, the name alone is not enough
  resolveReference(registry, 'activation', 'power');
  // @ts-expect-error -- the units are "step" and "epoch"
  resolveReference(registry, 'schedule', { type: 'scaled', by: 2, unit: 'sample' });
  // @ts-expect-error -- "isOn" is true or false
  resolveReference(registry, 'schedule', { type: 'scaled', by: 2, isOn: 1 });
  // @ts-expect-error -- a number is no reference
  resolveReference(registry, 'activation', 5);
});

test("a plugin's names compile with the registry that holds it, and with no other", () => {
  resolveReference(withPlugin, 'activation', 'bent-identity');
  resolveReference(withPlugin, 'activation', 'tanh');
  resolveReference(withPlugin, 'initializer', 'ones');
  resolveReference(withPlugin, 'loss', 'quantile');
  resolveReference(withPlugin, 'optimizer', 'tiger');
  resolveReference(withPlugin, 'schedule', 'cosine');
  resolveReference(withPlugin, 'activation', { type: 'power', exponent: 2, of: 'bent-identity' });
  // @ts-expect-error -- the first registry did not learn it
  resolveReference(registry, 'activation', 'bent-identity');
  // @ts-expect-error -- nor as an option of its own activations
  resolveReference(registry, 'activation', { type: 'power', exponent: 2, of: 'bent-identity' });
  // @ts-expect-error -- nor any other kind
  resolveReference(registry, 'loss', 'quantile');
});

test('text that is known when the program runs alone is taken, and checked then', () => {
  resolveReference(registry, 'activation', fromOutside);
  resolveReference(registry, 'activation', referenceFromOutside);
  resolveReference(registry, 'activation', { type: fromOutside, slope: 0.2 });
  resolveReference(registry, 'activation', { type: 'power', exponent: 2, of: fromOutside });
  // @ts-expect-error -- but it must be known to be a reference
  resolveReference(registry, 'activation', anything);
});

test('a choice of known names is checked like each of them', () => {
  resolveReference(registry, 'activation', fromOutside === '' ? 'tanh' : 'leaky-relu');
  // @ts-expect-error -- one of the two is misspelled
  resolveReference(registry, 'activation', fromOutside === '' ? 'tanh' : 'leaky-rleu');
});

test('a registry whose names are not known takes any name', () => {
  resolveReference(untyped, 'activation', 'tahn');
  resolveReference(untyped, 'loss', { type: 'anything', at: 'all' });
});

test('what a reference becomes is the contribution of its kind', () => {
  expectTypeOf(resolveReference(registry, 'optimizer', 'sgd')).toEqualTypeOf(resolveReference(untyped, 'optimizer', 'any'));
});
