import { catalogOfReference, createVitrum, kindNames, resolveOptions, resolveReference, type ReferenceKind } from 'vitrum';
import { describe, expect, test } from 'vitest';

const registry = createVitrum();
// Object.keys() forgets which keys there are.
const referenceKinds = Object.keys(catalogOfReference) as readonly ReferenceKind[];

// Names as the project promises them; a contribution that disappears breaks saved models and configurations.
test.each([
  ['datasets', ['mnist']],
  ['layers', ['dense']],
  [
    'activations',
    [
      'identity', 'tanh', 'sigmoid', 'relu', 'leaky-relu', 'elu', 'selu', 'gelu', 'gelu-tanh', 'silu', 'swish', 'mish',
      'softplus', 'softsign', 'hard-sigmoid', 'hard-tanh', 'relu6', 'exponential', 'gaussian', 'softmax',
    ],
  ],
  [
    'initializers',
    [
      'notebook-normal', 'zeros', 'constant', 'uniform', 'glorot-uniform', 'glorot-normal', 'he-uniform', 'he-normal',
      'lecun-uniform', 'lecun-normal',
    ],
  ],
  [
    'losses',
    [
      'squared-error', 'mean-squared-error', 'mean-absolute-error', 'huber', 'log-cosh', 'binary-cross-entropy',
      'categorical-cross-entropy', 'kullback-leibler', 'hinge',
    ],
  ],
  ['optimizers', ['sgd', 'adam']],
  ['schedules', ['constant']],
  ['metrics', ['accuracy', 'macro-f1', 'r-squared', 'mean-absolute-error', 'root-mean-squared-error', 'micro-f1', 'exact-match', 'label-accuracy']],
  ['backends', ['reference', 'wasm']],
] as const)('%s hold every promised name', (kind, names) => {
  expect(registry[kind].names).toEqual(expect.arrayContaining([...names]));
});

describe.each(kindNames)('every contribution of %s', (kind) => {
  test.each(registry[kind].names)('%s says what it is and where it comes from', (name) => {
    const { definition, plugin } = registry[kind].entry(name);
    expect(definition.description).toMatch(/\S/);
    if (kind !== 'backends') expect(definition.source).toMatch(/\S/);
    expect(plugin.name).toMatch(/^@vitrum\//);
  });
});

test('every contribution with options has defaults that its own schema accepts', () => {
  for (const kind of referenceKinds) {
    for (const name of registry[catalogOfReference[kind]].names) {
      expect(resolveReference(registry, kind, name).name).toBe(name);
    }
  }
  const { options } = registry.layers.get('dense');
  expect(resolveOptions(registry, options, { units: 3 }, 'dense')).toMatchObject({ units: 3, activation: { name: 'identity' } });
});
