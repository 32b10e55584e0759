import { expectTypeOf, test } from 'vitest';
import { createVitrum, defineActivation, definePlugin, loadDataset, train, type Model, type Registry } from 'vitrum';

const rows = { inputs: [[0, 0], [0, 1]], targets: ['no', 'yes'] };
const bent = defineActivation({ name: 'bent', forward: (z) => z * z });
const registry = createVitrum().with(definePlugin({ name: 'mine', version: '1.0.0', activations: [bent] }));

test('the names of everything built in compile, and no others', () => {
  expectTypeOf(train({ ...rows, layers: [8], activation: 'gelu', loss: 'huber', optimizer: { type: 'adam', beta1: 0.95 } })).resolves.toEqualTypeOf<Model>();
  void train({ ...rows, layers: [{ type: 'conv2d', filters: 8 }, 32], network: 'cnn-small', onEpoch: ({ epoch, testAccuracy }) => void [epoch, testAccuracy] });
  // @ts-expect-error -- the activation is called "tanh"
  void train({ ...rows, activation: 'tahn' });
  // @ts-expect-error -- the loss is called "huber"
  void train({ ...rows, loss: 'hubr' });
  // @ts-expect-error -- adam has no option of that name
  void train({ ...rows, optimizer: { type: 'adam', beta: 0.95 } });
  // @ts-expect-error -- there is no such layer
  void train({ ...rows, layers: [{ type: 'conv4d' }] });
  // @ts-expect-error -- there is no such option
  void train({ ...rows, epoch: 5 });
  // @ts-expect-error -- rows and a dataset are two sources
  void train({ ...rows, dataset: loadDataset('iris') });
  // @ts-expect-error -- without data there is nothing to train on
  void train({ layers: [8] });
});

test('a registry brings its own names, and a plain one lets every text through', () => {
  void train({ registry, ...rows, activation: 'bent' });
  // @ts-expect-error -- "bent" is a plugin's
  void train({ ...rows, activation: 'bent' });
  const activation: string = ['bent'].join();
  const open: Registry = registry;
  void train({ registry: open, ...rows, activation });
});

test('datasets are loaded by the names of the registry', () => {
  void loadDataset('iris');
  void loadDataset({ type: 'two-moons', samples: 100, limit: 50 });
  // @ts-expect-error -- it is called "iris"
  void loadDataset('irs');
});
