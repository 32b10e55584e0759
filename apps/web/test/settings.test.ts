import { definePlugin } from '@vitrum/core';
import { describeRun } from '@vitrum/runs';
import { createVitrum } from 'vitrum';
import { describe, expect, test } from 'vitest';
import type { CatalogCurve } from '../src/worker/api/catalog.ts';
import { catalogApi } from '../src/worker/catalog-api.ts';
import { describeDraft } from '../src/settings/describe-draft.ts';
import {
  changeBetween,
  configOf,
  draftOf,
  initializerOf,
  neededOptions,
  referenceTo,
  withAnotherLayer,
  withInitializer,
  withLayer,
  withLayerType,
  withOption,
  withoutLayer,
  withTraining,
} from '../src/settings/draft.ts';
import { figuresOf, frameOf, pathOf, placeOf, plotSize } from '../src/settings/plot-frame.ts';
import { describeRegularization } from '../src/settings/regularization.ts';
import { wordsOf } from '../src/settings/words-of.ts';

const notebook = draftOf(describeRun({}, {}));
const registry = createVitrum();
const api = catalogApi({ registry });

/** The value of a line at a point that it has. */
function valueAt({ x, y }: CatalogCurve, at: number): number {
  const index = x.findIndex((value) => Math.abs(value - at) < 1e-6);
  return y[index] ?? NaN;
}

describe('the lines of what is registered', () => {
  test.each([
    ['activations', 'tanh', ['φ', 'φ′'], 'z', [[0, 0, 1], [1, Math.tanh(1), 1 - Math.tanh(1) ** 2], [-6, Math.tanh(-6), 1 - Math.tanh(6) ** 2]]],
    ['activations', { type: 'leaky-relu', slope: 0.2 }, ['φ', 'φ′'], 'z', [[-5, -1, 0.2], [5, 5, 1]]],
    ['losses', 'squared-error', ['ℓ at t = 0', 'ℓ′ at t = 0', 'ℓ at t = 1', 'ℓ′ at t = 1'], 'y', [[2, 4, 4], [-1, 1, -2]]],
    ['schedules', 'cosine', ['factor of η'], 'epoch', [[0, 1], [5, 0.5], [10, 0]]],
    ['schedules', 'constant', ['factor of η'], 'epoch', [[0, 1], [10, 1]]],
  ] as const)('%s %o', async (kind, reference, labels, variable, points) => {
    const curves = await api.curves(kind, reference);
    expect(curves.map(({ label }) => label)).toEqual(labels);
    for (const [x, ...values] of points) {
      for (const [index, value] of values.entries()) {
        const curve = curves[index];
        expect(curve?.variable).toBe(variable);
        expect(curve && valueAt(curve, x), `${labels[index] ?? ''} at ${x}`).toBeCloseTo(value, 5);
      }
    }
  });

  test('softmax depends on its row and has none', async () => {
    expect(await api.curves('activations', 'softmax')).toEqual([]);
  });

  test('a name that nobody registered', async () => {
    await expect(api.curves('activations', 'tahn')).rejects.toMatchObject({ code: 'VITRUM_UNKNOWN_NAME' });
  });
});

test('the catalog holds what a plugin brings, with whose it is', () => {
  const bent = { name: 'bent', description: 'Bent', formula: 'z', forward: (z: number) => z };
  const plugin = definePlugin({ name: 'vitrum-plugin-bent', version: '1.0.0', activations: [bent] });
  const { activations } = catalogApi({ registry: registry.with(plugin) }).catalog();
  expect(activations.at(-1)).toEqual({
    kind: 'activations',
    name: 'bent',
    plugin: 'vitrum-plugin-bent',
    isBuiltin: false,
    description: 'Bent',
    formula: 'z',
    options: {},
  });
  expect(activations.find(({ name }) => name === 'tanh')).toMatchObject({ isBuiltin: true, derivativeFormula: '1 − a²' });
  expect(structuredClone(activations)).toEqual(activations);
});

describe('a draft', () => {
  test('changes nothing until something changes', () => {
    expect(changeBetween(notebook, draftOf(describeRun({}, {})))).toBe('none');
    expect(changeBetween(notebook, withTraining(notebook, 'epochs', 8))).toBe('epochs');
    expect(changeBetween(notebook, withTraining(notebook, 'seed', 8))).toBe('new-run');
    expect(changeBetween(notebook, withAnotherLayer(notebook))).toBe('new-run');
  });

  test('is described in one line', () => {
    expect(describeDraft(notebook)).toBe('784-32-16-10, tanh, squared-error, sgd 0.01');
    const relu = withLayer(withoutLayer(notebook, 1), 0, { type: 'dense', units: 64, activation: { type: 'leaky-relu', slope: 0.2 } });
    expect(describeDraft(relu)).toBe('784-64-10, leaky-relu with tanh at the output, squared-error, sgd 0.01');
    const dropped = withLayerType(notebook, 1, 'dropout', { rate: { type: 'number', minimum: 0, exclusiveMaximum: 1 } });
    expect(dropped.layers[1]).toEqual({ type: 'dropout', rate: 0 });
    expect(describeDraft(dropped)).toBe('784-32-dropout-10, tanh, squared-error, sgd 0.01');
  });

  test('a layer more is like the last hidden one', () => {
    const more = withAnotherLayer(notebook);
    expect(more.layers.map(({ units }) => units)).toEqual([32, 16, 16, 10]);
    expect(more.layers[2]).toEqual(notebook.layers[1]);
    const bare = withAnotherLayer(withoutLayer(withoutLayer(notebook, 0), 0));
    expect(bare.layers.map(({ units }) => units)).toEqual([16, 10]);
  });

  test('initializers are chosen for all layers together', () => {
    expect(initializerOf(notebook, 'weightInitializer')).toBe('notebook-normal');
    const zeros = withInitializer(notebook, 'biasInitializer', 'zeros');
    expect(zeros.layers.map(({ biasInitializer }) => biasInitializer)).toEqual(['zeros', 'zeros', 'zeros']);
    expect(initializerOf(zeros, 'weightInitializer')).toBe('notebook-normal');
    expect(configOf(zeros)).toEqual({ network: { inputShape: [784], layers: zeros.layers }, training: zeros.training });
  });

  test('references are kept short', () => {
    const options = { slope: { type: 'number', default: 0.01 }, kind: { type: 'string', choices: ['a', 'b'], default: 'a' } } as const;
    const steep = withOption('leaky-relu', options, 'slope', 0.2);
    expect(steep).toEqual({ type: 'leaky-relu', slope: 0.2 });
    expect(withOption(steep, options, 'kind', 'b')).toEqual({ type: 'leaky-relu', slope: 0.2, kind: 'b' });
    expect(withOption(steep, options, 'slope', 0.01)).toBe('leaky-relu');
    expect(referenceTo('x', { size: { type: 'integer', minimum: 2 } })).toEqual({ type: 'x', size: 2 });
    expect(neededOptions({ share: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 } })).toEqual({ share: 0.5 });
  });
});

test('what of dropout and L2 there is', () => {
  const catalog = api.catalog();
  const dropout = { kind: 'layers', name: 'dropout', plugin: 'p', isBuiltin: false, options: {} } as const;
  const decay = { kind: 'optimizers', name: 'sgd-l2', plugin: 'p', isBuiltin: false, options: { l2: { type: 'number' } } } as const;
  const without = { ...catalog, layers: catalog.layers.filter(({ name }) => name !== 'dropout'), optimizers: [] };
  expect(describeRegularization(without)).toBe('Dropout and L2 come as plugins; none is loaded.');
  expect(describeRegularization({ ...without, layers: [dropout], optimizers: [decay] })).toBe(
    'Dropout is a kind of layer: add a layer, and choose it there. L2 is an option of the optimizer sgd-l2.',
  );
  expect(describeRegularization({ ...without, optimizers: [decay] })).toBe(
    'Dropout comes as a plugin; none is loaded. L2 is an option of the optimizer sgd-l2.',
  );
});

describe('the picture of a line', () => {
  const line = (label: string, y: readonly number[], isDerivative = false): CatalogCurve => ({
    ...{ label, isDerivative, variable: 'z' },
    x: Float32Array.from(y, (_, index) => index),
    y: Float32Array.from(y),
  });

  test('all of a function is seen, and of a steep derivative as much again', () => {
    const { top, bottom, left, right } = frameOf([line('φ', [0, 4, 2]), line('φ′', [-1000, 0, 1000], true)]);
    expect([left, right]).toEqual([0, 2]);
    // From −4 to 8, and 6 % more at both ends.
    expect(bottom).toBeCloseTo(-4.72);
    expect(top).toBeCloseTo(8.72);
    expect(figuresOf({ left, right, bottom, top }).map((value) => Number(value.toFixed(6)))).toEqual([0, -4, 8]);
  });

  test('figures that would overlap are left out', () => {
    const frame = frameOf([line('factor', [1, 0.5, -3e-18])]);
    expect(figuresOf(frame).map((value) => Number(value.toFixed(6)))).toEqual([0, 1]);
  });

  test('corners lie in the corners, and a hole is a hole', () => {
    const frame = { left: 0, right: 2, bottom: 0, top: 1 };
    expect(placeOf(frame, 0, 0)).toEqual([plotSize.left, plotSize.height - plotSize.bottom]);
    expect(placeOf(frame, 2, 1)).toEqual([plotSize.width - plotSize.right, plotSize.top]);
    expect(pathOf(frame, line('φ', [0, NaN, 1])).match(/[ML]/g)).toEqual(['M', 'M']);
  });
});

test.each([
  ['learningRate', 'Learning rate'],
  ['beta1', 'Beta1'],
  ['shuffle', 'Shuffle'],
])('%s in words', (name, words) => {
  expect(wordsOf(name)).toBe(words);
});
