import { expectTypeOf, test } from 'vitest';
import {
  createRegistry,
  defineActivation,
  defineLoss,
  defineOptimizer,
  definePlugin,
  defineSchedule,
  type Activation,
  type Configurable,
  type ContributionKinds,
  type ActivationFunctions,
  type ElementwiseActivation,
  type ElementwiseLoss,
  type FloatArray,
  type Optimizer,
  type Registry,
  type RowwiseActivation,
} from '@vitrum/core';

const cube = defineActivation({ name: 'cube', forward: (z) => z * z * z });
const softmax = defineActivation({ name: 'softmax', kind: 'rowwise', forward: () => undefined, backward: () => undefined });
const leakyRelu = defineActivation({
  name: 'leaky-relu',
  options: { slope: { type: 'number', default: 0.01 } },
  create: ({ slope }) => ({ forward: (z) => Math.max(z, slope * z) }),
});
const hinge = defineLoss({ name: 'hinge', reduction: 'sum', value: (y, t) => Math.max(0, 1 - y * t) });

const registry = createRegistry([definePlugin({ name: 'p', version: '1.0.0', activations: [cube, softmax, leakyRelu], losses: [hinge] })]);

test('get offers the registered names and no others', () => {
  expectTypeOf(registry.activations.get).parameter(0).toEqualTypeOf<'cube' | 'softmax' | 'leaky-relu'>();
  expectTypeOf(registry.losses.get).parameter(0).toEqualTypeOf<'hinge'>();
  expectTypeOf(registry.optimizers.get).parameter(0).toEqualTypeOf<never>();
});

test('a typo does not compile', () => {
  // @ts-expect-error -- "cub" is no registered name
  registry.activations.get('cub');
  // @ts-expect-error -- hinge is a loss
  registry.activations.get('hinge');
  // @ts-expect-error -- there is no such kind
  void registry.activation;
});

test('get returns exactly what was registered', () => {
  expectTypeOf(registry.activations.get('cube')).toEqualTypeOf(cube);
  expectTypeOf(registry.activations.get('softmax')).toEqualTypeOf(softmax);
  expectTypeOf(registry.activations.get('leaky-relu')).toEqualTypeOf(leakyRelu);
  expectTypeOf(registry.losses.get('hinge')).toEqualTypeOf(hinge);
});

test('what was defined is of its kind and keeps what is known of it', () => {
  expectTypeOf(cube).toExtend<ElementwiseActivation<'cube'>>();
  expectTypeOf(softmax).toExtend<RowwiseActivation<'softmax'>>();
  expectTypeOf(leakyRelu).toExtend<Configurable<ActivationFunctions, 'leaky-relu'>>();
  expectTypeOf(hinge).toExtend<ElementwiseLoss<'hinge'>>();
  expectTypeOf(leakyRelu.create({ slope: 0.2 }).forward).toEqualTypeOf<(z: number) => number>();
  const square = defineActivation({ name: 'square', forward: (z) => z * z, derivative: (z) => 2 * z });
  expectTypeOf(square.derivative).toEqualTypeOf<(z: number, a: number) => number>();
});

test('a misspelled property does not compile', () => {
  // @ts-expect-error -- "derivitive" is no property of an activation
  defineActivation({ name: 'square', forward: (z) => z * z, derivitive: (z) => 2 * z });
  // @ts-expect-error -- "reductoin" is no property of a loss
  defineLoss({ name: 'distance', reduction: 'sum', reductoin: 'mean', value: (y, t) => y - t });
});

test('the memory of an optimizer is known by the names of its slots', () => {
  const momentum = defineOptimizer({
    name: 'momentum',
    slots: ['velocity'],
    update: ({ slots }) => {
      expectTypeOf(slots).toEqualTypeOf<Readonly<Record<'velocity', FloatArray>>>();
    },
  });
  const adaptive = defineOptimizer({
    name: 'adaptive',
    options: { beta: { type: 'number', default: 0.9 } },
    create: () => ({
      slots: ['mean', 'square'],
      update: ({ slots }) => {
        expectTypeOf(slots).toEqualTypeOf<Readonly<Record<'mean' | 'square', FloatArray>>>();
      },
    }),
  });
  expectTypeOf(momentum).toExtend<Optimizer>();
  const update = { value: new Float32Array(1), gradient: new Float32Array(1), learningRate: 1, step: 1 };
  // @ts-expect-error -- the slot is called "velocity"
  momentum.update({ ...update, slots: { speed: new Float32Array(1) } });
  // @ts-expect-error -- "square" is missing
  adaptive.create({ beta: 0.5 }).update({ ...update, slots: { mean: new Float32Array(1) } });
  // With options the names stand beside `create`, whose result is typed by them.
  defineOptimizer({
    name: 'heavy-ball',
    options: { mu: { type: 'number', default: 0.9 } },
    slots: ['velocity'],
    create: ({ mu }) => ({
      update: ({ slots }) => {
        expectTypeOf(mu).toEqualTypeOf<number>();
        expectTypeOf(slots).toEqualTypeOf<Readonly<Record<'velocity', FloatArray>>>();
      },
    }),
  });
  // Within `create` the compiler does not find them: any name is taken, and may be missing.
  defineOptimizer({
    name: 'loose',
    options: { mu: { type: 'number', default: 0.9 } },
    create: ({ mu }) => ({ slots: ['velocity'], learningRate: mu, update: ({ slots }) => expectTypeOf(slots).toEqualTypeOf<Readonly<Record<string, FloatArray>>>() }),
  });
  defineSchedule({
    name: 'halving',
    options: { by: { type: 'number', default: 0.5 } },
    memory: { scale: 1 },
    create: ({ by }) => ({
      factor: (_, memory) => {
        expectTypeOf(memory).toEqualTypeOf<Readonly<Record<'scale', number>>>();
        return memory.scale * by;
      },
    }),
  });
  // @ts-expect-error -- "stepsize" is no property of an optimizer
  defineOptimizer({ name: 'plain', update: () => undefined, stepsize: () => 1 });
});

test('lookup takes any text, and promises no more than the kind', () => {
  expectTypeOf(registry.activations.lookup).parameter(0).toEqualTypeOf<string>();
  expectTypeOf(registry.activations.lookup('anything')).toEqualTypeOf<ContributionKinds['activations']>();
});

test('with() and replace() make new names compile, and the old registry does not learn them', () => {
  const mish = defineActivation({ name: 'mish', forward: (z) => z });
  const plugin = definePlugin({ name: 'q', version: '1.0.0', activations: [mish] });
  expectTypeOf(registry.with(plugin).activations.get('mish')).toEqualTypeOf(mish);
  expectTypeOf(registry.with(plugin).activations.get('cube')).toEqualTypeOf(cube);
  expectTypeOf(registry.replace(plugin).activations.get('mish')).toEqualTypeOf(mish);
  // @ts-expect-error -- registries are immutable
  registry.activations.get('mish');
});

test('a plain object is a plugin, with its names', () => {
  const plain = createRegistry([{ name: 'p', version: '1.0.0', activations: [{ name: 'twice', forward: (z: number) => 2 * z }] }]);
  expectTypeOf(plain.activations.get).parameter(0).toEqualTypeOf<'twice'>();
  expectTypeOf(plain.activations.get('twice').forward).toEqualTypeOf<(z: number) => number>();
});

test('a registry without plugins holds no names', () => {
  expectTypeOf(createRegistry().activations.get).parameter(0).toEqualTypeOf<never>();
});

test('a registry whose names are known is a Registry, and its contributions are of their kind', () => {
  expectTypeOf(registry).toExtend<Registry>();
  expectTypeOf(cube).toExtend<Activation>();
});

test('everything is read-only', () => {
  // @ts-expect-error -- a registry is immutable
  registry.activations = createRegistry().activations;
  // @ts-expect-error -- so is its list of plugins
  registry.plugins.push({ name: 'q', version: '1.0.0' });
  // @ts-expect-error -- so is a contribution
  cube.forward = (z) => z;
});
