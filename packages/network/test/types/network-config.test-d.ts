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
const plain = registry;
const extended = registry.with(strangers);
const inputShape = [2];
const architecture = [2, 3];

test('the names of a registry compile in a network layer by layer', () => {
  createNetwork(plain, { inputShape, layers: [{ type: 'dense', units: 3 }] });
  createNetwork(plain, { inputShape, layers: [{ type: 'dense', units: 3, activation: 'tanh', weightInitializer: 'he-normal' }] });
  createNetwork(plain, { inputShape, layers: [{ type: 'dense', units: 3, activation: { type: 'leaky-relu', slope: 0.2 } }] });
  createNetwork(plain, { inputShape, layers: [{ type: 'dense', units: 3, biasInitializer: { type: 'constant', value: 1 } }] });
});

test('a residual block compiles with the names of a registry, within a block too', () => {
  createNetwork(plain, { inputShape, layers: [{ type: 'residual', layers: [{ type: 'dense', units: 2 }] }] });
  createNetwork(extended, { inputShape, layers: [{ type: 'residual', name: 'end', layers: [{ type: 'residual', layers: [{ type: 'own-norm' }], activation: 'bowed-identity' }], shortcut: [] }] });
  // @ts-expect-error -- no layer has that name
  createNetwork(plain, { inputShape, layers: [{ type: 'residual', layers: [{ type: 'dnese', units: 2 }] }] });
  // @ts-expect-error -- no activation has that name
  createNetwork(plain, { inputShape, layers: [{ type: 'residual', layers: [{ type: 'dense', units: 2 }], activation: 'tahn' }] });
});

test('a typo does not compile in a network layer by layer', () => {
  // @ts-expect-error -- the layer is called "dense"
  createNetwork(plain, { inputShape, layers: [{ type: 'dence', units: 3 }] });
  // @ts-expect-error -- the activation is called "tanh"
  createNetwork(plain, { inputShape, layers: [{ type: 'dense', units: 3, activation: 'tahn' }] });
  // @ts-expect-error -- nor in a later layer
  createNetwork(plain, { inputShape, layers: [{ type: 'dense', units: 3 }, { type: 'dense', units: 3, activation: 'tahn' }] });
  // @ts-expect-error -- the initializer is called "he-normal"
  createNetwork(plain, { inputShape, layers: [{ type: 'dense', units: 3, weightInitializer: 'he-norml' }] });
  // @ts-expect-error -- the activation is called "leaky-relu"
  createNetwork(plain, { inputShape, layers: [{ type: 'dense', units: 3, activation: { type: 'leaky-rleu' } }] });
});

test('wrong options do not compile in a network layer by layer', () => {
  // @ts-expect-error -- "units" has no default
  createNetwork(plain, { inputShape, layers: [{ type: 'dense', activation: 'tanh' }] });
  // @ts-expect-error -- "units" is a number
  createNetwork(plain, { inputShape, layers: [{ type: 'dense', units: '3' }] });
  // @ts-expect-error -- the option is called "activation"
  createNetwork(plain, { inputShape, layers: [{ type: 'dense', units: 3, activaton: 'tanh' }] });
  // @ts-expect-error -- the option is called "slope"
  createNetwork(plain, { inputShape, layers: [{ type: 'dense', units: 3, activation: { type: 'leaky-relu', slop: 1 } }] });
  // @ts-expect-error -- the network is called nothing
  createNetwork(plain, { inputShape, layers: [{ type: 'dense', units: 3 }], name: 'mine' });
  // @ts-expect-error -- the shape is a list
  createNetwork(plain, { inputShape: 2, layers: [{ type: 'dense', units: 3 }] });
});

test("a plugin's names compile with the registry that holds it, and with no other", () => {
  createNetwork(extended, { inputShape, layers: [{ type: 'own-norm' }, { type: 'dense', units: 3, activation: 'bowed-identity' }] });
  createNetwork(extended, { inputShape, layers: [{ type: 'own-norm', epsilon: 1 }] });
  createNetwork(extended, denseNetworkConfig(extended, { architecture, activation: 'bowed-identity', initializer: 'ones' }));
  // @ts-expect-error -- without the plugin there is no such layer
  createNetwork(plain, { inputShape, layers: [{ type: 'own-norm' }] });
  // @ts-expect-error -- nor such an activation
  createNetwork(plain, { inputShape, layers: [{ type: 'dense', units: 3, activation: 'bowed-identity' }] });
  // @ts-expect-error -- nor in a fully connected network
  createNetwork(plain, denseNetworkConfig(plain, { architecture, activation: 'bowed-identity' }));
  // @ts-expect-error -- the option is called "epsilon"
  createNetwork(extended, { inputShape, layers: [{ type: 'own-norm', epsilom: 1 }] });
});

test('a fully connected network keeps its names, for the registry that it meets', () => {
  const config = denseNetworkConfig(registry, { architecture, activation: 'relu', outputActivation: { type: 'elu', alpha: 2 } });
  expectTypeOf(config).toEqualTypeOf<DenseNetworkConfig<'relu' | { readonly type: 'elu'; readonly alpha?: number }, 'notebook-normal'>>();
  expectTypeOf(config).toExtend<NetworkConfig>();
  expectTypeOf(denseNetworkConfig(registry, { architecture })).toEqualTypeOf<DenseNetworkConfig<'tanh', 'notebook-normal'>>();
  createNetwork(plain, config);
  createNetwork(plain, denseNetworkConfig(plain, { architecture }));
  const misspelled = denseNetworkConfig(untypedRegistry, { architecture, activation: 'tahn' });
  // @ts-expect-error -- the activation is called "tanh"
  createNetwork(plain, misspelled);
  // @ts-expect-error -- and so is that of the last layer
  createNetwork(plain, denseNetworkConfig(plain, { architecture, outputActivation: 'tahn' }));
  // @ts-expect-error -- the initializer is called "zeros"
  createNetwork(plain, denseNetworkConfig(plain, { architecture, initializer: 'zeroes' }));
  // @ts-expect-error -- the option is called "slope"
  createNetwork(plain, denseNetworkConfig(plain, { architecture, activation: { type: 'leaky-relu', slop: 0.2 } }));
  // @ts-expect-error -- "slope" is a number
  createNetwork(plain, denseNetworkConfig(plain, { architecture, activation: { type: 'leaky-relu', slope: 'steep' } }));
  // @ts-expect-error -- what is left out is a name too: this registry has no "tanh"
  createNetwork(createRegistry([layersPlugin]), denseNetworkConfig(registry, { architecture }), { seed: 1 });
});

test('a misspelled property of a fully connected network does not compile', () => {
  // @ts-expect-error -- the property is called "activation"
  denseNetworkConfig(registry, { architecture, activaton: 'tanh' });
  // @ts-expect-error -- "architecture" is required
  denseNetworkConfig(registry, { activation: 'tanh' });
  // @ts-expect-error -- and a list of numbers
  denseNetworkConfig(registry, { architecture: '2,3' });
});

test('the names are checked at once', () => {
  type R = typeof extended;
  const config = denseNetworkConfig(extended, { architecture, activation: 'bowed-identity', initializer: 'ones' });
  expectTypeOf(config).toEqualTypeOf<DenseNetworkConfig<'bowed-identity', 'ones'>>();
  createNetwork(extended, config);
  // @ts-expect-error -- the activation is called "tanh"
  denseNetworkConfig(registry, { architecture, activation: 'tahn' });
  // @ts-expect-error -- the initializer is called "ones"
  denseNetworkConfig(registry, { architecture, initializer: 'one' });
  // @ts-expect-error -- "units" is missing
  ({ inputShape, layers: [{ type: 'dense' }] }) satisfies NetworkConfig<R>;
  // @ts-expect-error -- there is no such layer
  ({ type: 'layer-nrom' }) satisfies LayerConfig<R>;
  // @ts-expect-error -- there is no such activation
  ({ architecture, outputActivation: 'tahn' }) satisfies DenseNetworkOptions<R>;
});

test('a network of the names of one registry can be made with one that holds more', () => {
  const config = denseNetworkConfig(registry, { architecture, activation: 'relu' });
  createNetwork(extended, config);
  const typed: NetworkConfig<typeof extended> = config;
  // @ts-expect-error -- but not with one that holds less
  createNetwork(plain, typed);
});

test('what comes from outside is taken, and checked when the program runs', () => {
  createNetwork(plain, parseNetworkConfig(json));
  expectTypeOf(parseNetworkConfig(json)).toEqualTypeOf<NetworkConfig>();
  createNetwork(plain, denseNetworkConfig(plain, { architecture, activation: fromOutside }));
  createNetwork(plain, { inputShape, layers: [{ type: 'dense', units: 3, activation: fromOutside }] });
  const layers: readonly LayerConfig[] = [{ type: 'anything', at: 'all' }];
  createNetwork(plain, { inputShape, layers });
  const loose: NetworkConfig = denseNetworkConfig(untypedRegistry, { architecture, activation: 'anything' });
  createNetwork(plain, loose);
  const options: DenseNetworkOptions = { architecture, activation: 'anything' };
  createNetwork(plain, denseNetworkConfig(plain, options));
  // TypeScript forgets the names of an object that is neither in its place nor `as const`.
  const forgotten = { inputShape, layers: [{ type: 'dense', units: 3, activation: 'tanh' }] };
  createNetwork(plain, forgotten);
  // @ts-expect-error -- json must be parsed first
  createNetwork(plain, json);
});

test('a registry whose names are not known takes any name', () => {
  createNetwork(untypedRegistry, { inputShape, layers: [{ type: 'anything', at: 'all' }] }, { seed: 1 });
  createNetwork(untypedRegistry, denseNetworkConfig(untypedRegistry, { architecture, activation: 'anything' }), { seed: 1 });
});
