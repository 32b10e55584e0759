import { expectTypeOf, test } from 'vitest';
import {
  createRegistry,
  createVitrum,
  defineActivation,
  defineLoss,
  definePlugin,
  resolveReference,
  type TrainingPlan,
  type VitrumRegistry,
} from 'vitrum';
import { createCost, createNetwork, createTensor, denseNetworkConfig, referenceBackend, planTraining } from 'vitrum/parts';

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
  createNetwork(builtIn, denseNetworkConfig(builtIn, { architecture, activation: 'gelu', initializer: 'glorot-normal' }), { seed: 1 });
  planTraining(builtIn, { loss: 'huber', optimizer: 'adam', learningRate: 0.1, epochs: 500 });
  // @ts-expect-error -- the activation is called "tanh"
  createNetwork(createVitrum(), denseNetworkConfig(registry, { architecture, activation: 'tahn' }), { seed: 1 });
  // @ts-expect-error -- "bowed-identity" is a plugin's
  createNetwork(builtIn, denseNetworkConfig(builtIn, { architecture, activation: 'bowed-identity' }), { seed: 1 });
  // @ts-expect-error -- "quantile" is a plugin's
  planTraining(builtIn, { loss: 'quantile' });
});

test('a definition with options is nothing that is ready to be used', () => {
  const network = createNetwork(builtIn, denseNetworkConfig(builtIn, { architecture }), { seed: 1 });
  const plan = planTraining(builtIn, {});
  createCost(network, builtIn.losses.get('squared-error'));
  createCost(network, resolveReference(builtIn, 'loss', 'huber'));
  // @ts-expect-error -- "huber" becomes a loss with its options
  createCost(network, builtIn.losses.get('huber'));
  // @ts-expect-error -- a name is no loss
  createCost(network, 'huber');
  const plans: TrainingPlan[] = [
    { ...plan, optimizer: resolveReference(builtIn, 'optimizer', 'adam') },
    // @ts-expect-error -- "adam" becomes an optimizer with its options
    { ...plan, optimizer: builtIn.optimizers.get('adam') },
    // @ts-expect-error -- "huber" becomes a loss with its options
    { ...plan, loss: builtIn.losses.get('huber') },
  ];
  // @ts-expect-error -- "leaky-relu" becomes an activation with its options
  referenceBackend.activationForward(builtIn.activations.get('leaky-relu'), createTensor([1]), createTensor([1]));
  return plans;
});

test("with the plugin, the plugin's names compile everywhere", () => {
  registry.activations.get('bowed-identity');
  resolveReference(registry, 'activation', { type: 'bowed-identity', bend: 2 });
  createNetwork(registry, denseNetworkConfig(registry, { architecture, activation: { type: 'bowed-identity', bend: 2 } }), { seed: 1 });
  createNetwork(registry, { inputShape: [2], layers: [{ type: 'dense', units: 1, activation: 'bowed-identity' }] }, { seed: 1 });
  planTraining(registry, { loss: 'quantile' });
});

test("with the plugin, a typo in the plugin's names does not compile", () => {
  // @ts-expect-error -- it is called "bowed-identity"
  registry.activations.get('bent-idnetity');
  // @ts-expect-error -- it is called "bowed-identity"
  resolveReference(registry, 'activation', 'bent-idnetity');
  // @ts-expect-error -- it is called "bowed-identity"
  createNetwork(registry, denseNetworkConfig(registry, { architecture, activation: 'bent-idnetity' }), { seed: 1 });
  // @ts-expect-error -- it is called "bowed-identity"
  createNetwork(registry, { inputShape: [2], layers: [{ type: 'dense', units: 1, activation: 'bent-idnetity' }] }, { seed: 1 });
  // @ts-expect-error -- its option is called "bend"
  createNetwork(registry, denseNetworkConfig(registry, { architecture, activation: { type: 'bowed-identity', bent: 2 } }), { seed: 1 });
  // @ts-expect-error -- "bend" is a number
  createNetwork(registry, denseNetworkConfig(registry, { architecture, activation: { type: 'bowed-identity', bend: '2' } }), { seed: 1 });
  // @ts-expect-error -- it is called "quantile"
  planTraining(registry, { loss: 'quantil' });
});

test('the registry has a name, which takes one with more plugins and none with fewer', () => {
  expectTypeOf(createVitrum).returns.toEqualTypeOf<VitrumRegistry>();
  const use = (given: VitrumRegistry): unknown => given.activations.get('tanh');
  use(builtIn);
  use(registry);
  use(registry.with(definePlugin({ name: 'one-more', version: '1.0.0' })));
  // @ts-expect-error -- nothing is in it
  use(createRegistry());
});
