import { activationsPlugin } from '@vitrum/activations';
import { createRegistry, defineActivation, defineInitializer, defineLayer, definePlugin, type LayerPlan, type Registry } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers';
import {
  createNetwork,
  denseNetworkConfig,
  parseNetworkConfig,
  type DenseNetworkConfig,
  type DenseNetworkOptions,
  type LayerConfig,
  type NetworkConfig,
} from '@vitrum/network';
import { expectTypeOf, test } from 'vitest';

declare const layer: LayerPlan;
declare const fromOutside: string;
declare const json: unknown;
declare const untypedRegistry: Registry;

const strangers = definePlugin({
  name: 'strangers',
  version: '1.0.0',
  activations: [defineActivation({ name: 'bowed-identity', forward: (z) => z })],
  initializers: [defineInitializer({ name: 'ones', sample: () => 1 })],
  layers: [defineLayer({ name: 'own-norm', options: { epsilon: { type: 'number', default: 1e-5 } }, plan: () => layer })],
});
const registry = createRegistry([activationsPlugin, layersPlugin]);
const plain = { registry, seed: 1 };
const extended = { registry: registry.with(strangers), seed: 1 };
const inputShape = [2];
const architecture = [2, 3];

test('the names of a registry compile in a network layer by layer', () => {
  createNetwork({ inputShape, layers: [{ type: 'dense', units: 3 }] }, plain);
  createNetwork({ inputShape, layers: [{ type: 'dense', units: 3, activation: 'tanh', weightInitializer: 'he-normal' }] }, plain);
  createNetwork({ inputShape, layers: [{ type: 'dense', units: 3, activation: { type: 'leaky-relu', slope: 0.2 } }] }, plain);
  createNetwork({ inputShape, layers: [{ type: 'dense', units: 3, biasInitializer: { type: 'constant', value: 1 } }] }, plain);
});

test('a residual block compiles with the names of a registry, within a block too', () => {
  createNetwork({ inputShape, layers: [{ type: 'residual', layers: [{ type: 'dense', units: 2 }] }] }, plain);
  createNetwork({ inputShape, layers: [{ type: 'residual', name: 'end', layers: [{ type: 'residual', layers: [{ type: 'own-norm' }], activation: 'bowed-identity' }], shortcut: [] }] }, extended);
  // @ts-expect-error -- no layer has that name
  createNetwork({ inputShape, layers: [{ type: 'residual', layers: [{ type: 'dnese', units: 2 }] }] }, plain);
  // @ts-expect-error -- no activation has that name
  createNetwork({ inputShape, layers: [{ type: 'residual', layers: [{ type: 'dense', units: 2 }], activation: 'tahn' }] }, plain);
});

test('a typo does not compile in a network layer by layer', () => {
  // @ts-expect-error -- the layer is called "dense"
  createNetwork({ inputShape, layers: [{ type: 'dence', units: 3 }] }, plain);
  // @ts-expect-error -- the activation is called "tanh"
  createNetwork({ inputShape, layers: [{ type: 'dense', units: 3, activation: 'tahn' }] }, plain);
  // @ts-expect-error -- nor in a later layer
  createNetwork({ inputShape, layers: [{ type: 'dense', units: 3 }, { type: 'dense', units: 3, activation: 'tahn' }] }, plain);
  // @ts-expect-error -- the initializer is called "he-normal"
  createNetwork({ inputShape, layers: [{ type: 'dense', units: 3, weightInitializer: 'he-norml' }] }, plain);
  // @ts-expect-error -- the activation is called "leaky-relu"
  createNetwork({ inputShape, layers: [{ type: 'dense', units: 3, activation: { type: 'leaky-rleu' } }] }, plain);
});

test('wrong options do not compile in a network layer by layer', () => {
  // @ts-expect-error -- "units" has no default
  createNetwork({ inputShape, layers: [{ type: 'dense', activation: 'tanh' }] }, plain);
  // @ts-expect-error -- "units" is a number
  createNetwork({ inputShape, layers: [{ type: 'dense', units: '3' }] }, plain);
  // @ts-expect-error -- the option is called "activation"
  createNetwork({ inputShape, layers: [{ type: 'dense', units: 3, activaton: 'tanh' }] }, plain);
  // @ts-expect-error -- the option is called "slope"
  createNetwork({ inputShape, layers: [{ type: 'dense', units: 3, activation: { type: 'leaky-relu', slop: 1 } }] }, plain);
  // @ts-expect-error -- the network is called nothing
  createNetwork({ inputShape, layers: [{ type: 'dense', units: 3 }], name: 'mine' }, plain);
  // @ts-expect-error -- the shape is a list
  createNetwork({ inputShape: 2, layers: [{ type: 'dense', units: 3 }] }, plain);
});

test("a plugin's names compile with the registry that holds it, and with no other", () => {
  createNetwork({ inputShape, layers: [{ type: 'own-norm' }, { type: 'dense', units: 3, activation: 'bowed-identity' }] }, extended);
  createNetwork({ inputShape, layers: [{ type: 'own-norm', epsilon: 1 }] }, extended);
  createNetwork(denseNetworkConfig({ architecture, activation: 'bowed-identity', initializer: 'ones' }), extended);
  // @ts-expect-error -- without the plugin there is no such layer
  createNetwork({ inputShape, layers: [{ type: 'own-norm' }] }, plain);
  // @ts-expect-error -- nor such an activation
  createNetwork({ inputShape, layers: [{ type: 'dense', units: 3, activation: 'bowed-identity' }] }, plain);
  // @ts-expect-error -- nor in a fully connected network
  createNetwork(denseNetworkConfig({ architecture, activation: 'bowed-identity' }), plain);
  // @ts-expect-error -- the option is called "epsilon"
  createNetwork({ inputShape, layers: [{ type: 'own-norm', epsilom: 1 }] }, extended);
});

test('a fully connected network keeps its names until it meets the registry', () => {
  const config = denseNetworkConfig({ architecture, activation: 'relu', outputActivation: { type: 'elu', alpha: 2 } });
  expectTypeOf(config).toEqualTypeOf<DenseNetworkConfig<'relu' | { readonly type: 'elu'; readonly alpha: 2 }, 'notebook-normal'>>();
  expectTypeOf(config).toExtend<NetworkConfig>();
  expectTypeOf(denseNetworkConfig({ architecture })).toEqualTypeOf<DenseNetworkConfig<'tanh', 'notebook-normal'>>();
  createNetwork(config, plain);
  createNetwork(denseNetworkConfig({ architecture }), plain);
  const misspelled = denseNetworkConfig({ architecture, activation: 'tahn' });
  // @ts-expect-error -- the activation is called "tanh"
  createNetwork(misspelled, plain);
  // @ts-expect-error -- and so is that of the last layer
  createNetwork(denseNetworkConfig({ architecture, outputActivation: 'tahn' }), plain);
  // @ts-expect-error -- the initializer is called "zeros"
  createNetwork(denseNetworkConfig({ architecture, initializer: 'zeroes' }), plain);
  // @ts-expect-error -- the option is called "slope"
  createNetwork(denseNetworkConfig({ architecture, activation: { type: 'leaky-relu', slop: 0.2 } }), plain);
  // @ts-expect-error -- "slope" is a number
  createNetwork(denseNetworkConfig({ architecture, activation: { type: 'leaky-relu', slope: 'steep' } }), plain);
  // @ts-expect-error -- what is left out is a name too: this registry has no "tanh"
  createNetwork(denseNetworkConfig({ architecture }), { registry: createRegistry([layersPlugin]), seed: 1 });
});

test('a misspelled property of a fully connected network does not compile', () => {
  // @ts-expect-error -- the property is called "activation"
  denseNetworkConfig({ architecture, activaton: 'tanh' });
  // @ts-expect-error -- "architecture" is required
  denseNetworkConfig({ activation: 'tanh' });
  // @ts-expect-error -- and a list of numbers
  denseNetworkConfig({ architecture: '2,3' });
});

test('with the registry written down, the names are checked at once', () => {
  type R = typeof extended.registry;
  const config = denseNetworkConfig<R>({ architecture, activation: 'bowed-identity', initializer: 'ones' });
  expectTypeOf(config).toEqualTypeOf<NetworkConfig<R>>();
  createNetwork(config, extended);
  // @ts-expect-error -- the activation is called "tanh"
  denseNetworkConfig<R>({ architecture, activation: 'tahn' });
  // @ts-expect-error -- the initializer is called "ones"
  denseNetworkConfig<R>({ architecture, initializer: 'one' });
  // @ts-expect-error -- "units" is missing
  ({ inputShape, layers: [{ type: 'dense' }] }) satisfies NetworkConfig<R>;
  // @ts-expect-error -- there is no such layer
  ({ type: 'layer-nrom' }) satisfies LayerConfig<R>;
  // @ts-expect-error -- there is no such activation
  ({ architecture, outputActivation: 'tahn' }) satisfies DenseNetworkOptions<R>;
});

test('a network of the names of one registry can be made with one that holds more', () => {
  const config = denseNetworkConfig<typeof registry>({ architecture, activation: 'relu' });
  createNetwork(config, extended);
  const typed: NetworkConfig<typeof extended.registry> = config;
  // @ts-expect-error -- but not with one that holds less
  createNetwork(typed, plain);
});

test('what comes from outside is taken, and checked when the program runs', () => {
  createNetwork(parseNetworkConfig(json), plain);
  expectTypeOf(parseNetworkConfig(json)).toEqualTypeOf<NetworkConfig>();
  createNetwork(denseNetworkConfig({ architecture, activation: fromOutside }), plain);
  createNetwork({ inputShape, layers: [{ type: 'dense', units: 3, activation: fromOutside }] }, plain);
  const layers: readonly LayerConfig[] = [{ type: 'anything', at: 'all' }];
  createNetwork({ inputShape, layers }, plain);
  const loose: NetworkConfig = denseNetworkConfig({ architecture, activation: 'anything' });
  createNetwork(loose, plain);
  const options: DenseNetworkOptions = { architecture, activation: 'anything' };
  createNetwork(denseNetworkConfig(options), plain);
  // TypeScript forgets the names of an object that is neither in its place nor `as const`.
  const forgotten = { inputShape, layers: [{ type: 'dense', units: 3, activation: 'tanh' }] };
  createNetwork(forgotten, plain);
  // @ts-expect-error -- json must be parsed first
  createNetwork(json, plain);
});

test('a registry whose names are not known takes any name', () => {
  createNetwork({ inputShape, layers: [{ type: 'anything', at: 'all' }] }, { registry: untypedRegistry, seed: 1 });
  createNetwork(denseNetworkConfig({ architecture, activation: 'anything' }), { registry: untypedRegistry, seed: 1 });
});
