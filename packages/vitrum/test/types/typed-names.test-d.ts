import { test } from 'vitest';
import {
  createNetwork,
  createVitrum,
  defineActivation,
  defineLoss,
  definePlugin,
  denseNetworkConfig,
  resolveReference,
  resolveTrainingConfig,
} from 'vitrum';

// What a beginner writes, with everything built in and a plugin of their own.

const architecture = [2, 8, 1];
const bowedIdentity = defineActivation({
  name: 'bowed-identity',
  options: { bend: { type: 'number', default: 1, exclusiveMinimum: 0 } },
  create: ({ bend }) => ({ forward: (z) => (Math.sqrt(z * z + bend) - 1) / 2 + z }),
});
const quantile = defineLoss({ name: 'quantile', reduction: 'mean', value: (y, t) => Math.abs(y - t) });
const builtIn = createVitrum();
const registry = builtIn.with(
  definePlugin({ name: 'vitrum-plugin-bent', version: '1.0.0', activations: [bowedIdentity], losses: [quantile] }),
);

test('the built-in names compile, and no others', () => {
  createNetwork(denseNetworkConfig({ architecture, activation: 'gelu', initializer: 'glorot-normal' }), { registry: builtIn, seed: 1 });
  resolveTrainingConfig(builtIn, { loss: 'huber', optimizer: 'adam', learningRate: 0.1, epochs: 500 });
  // @ts-expect-error -- the activation is called "tanh"
  createNetwork(denseNetworkConfig({ architecture, activation: 'tahn' }), { registry: createVitrum(), seed: 1 });
  // @ts-expect-error -- "bowed-identity" is a plugin's
  createNetwork(denseNetworkConfig({ architecture, activation: 'bowed-identity' }), { registry: builtIn, seed: 1 });
  // @ts-expect-error -- "quantile" is a plugin's
  resolveTrainingConfig(builtIn, { loss: 'quantile' });
});

test("with the plugin, the plugin's names compile everywhere", () => {
  registry.activations.get('bowed-identity');
  resolveReference(registry, 'activation', { type: 'bowed-identity', bend: 2 });
  createNetwork(denseNetworkConfig({ architecture, activation: { type: 'bowed-identity', bend: 2 } }), { registry, seed: 1 });
  createNetwork({ inputShape: [2], layers: [{ type: 'dense', units: 1, activation: 'bowed-identity' }] }, { registry, seed: 1 });
  resolveTrainingConfig(registry, { loss: 'quantile' });
});

test("with the plugin, a typo in the plugin's names does not compile", () => {
  // @ts-expect-error -- it is called "bowed-identity"
  registry.activations.get('bent-idnetity');
  // @ts-expect-error -- it is called "bowed-identity"
  resolveReference(registry, 'activation', 'bent-idnetity');
  // @ts-expect-error -- it is called "bowed-identity"
  createNetwork(denseNetworkConfig({ architecture, activation: 'bent-idnetity' }), { registry, seed: 1 });
  // @ts-expect-error -- it is called "bowed-identity"
  createNetwork({ inputShape: [2], layers: [{ type: 'dense', units: 1, activation: 'bent-idnetity' }] }, { registry, seed: 1 });
  // @ts-expect-error -- its option is called "bend"
  createNetwork(denseNetworkConfig({ architecture, activation: { type: 'bowed-identity', bent: 2 } }), { registry, seed: 1 });
  // @ts-expect-error -- "bend" is a number
  createNetwork(denseNetworkConfig({ architecture, activation: { type: 'bowed-identity', bend: '2' } }), { registry, seed: 1 });
  // @ts-expect-error -- it is called "quantile"
  resolveTrainingConfig(registry, { loss: 'quantil' });
});
