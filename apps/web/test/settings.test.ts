import { definePlugin } from '@vitrum/core';
import { drawingOf, linePath, type Curve } from '@vitrum/plots';
import { parseRunConfig, runOf } from '@vitrum/runs';
import { createVitrum } from 'vitrum';
import { describe, expect, test } from 'vitest';
import { catalogApi } from '../src/worker/catalog-api.ts';
import { describeDraft } from '../src/page/settings/describe-draft.ts';
import {
  changeBetween,
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
} from '../src/page/settings/draft.ts';
import { describePlot, frameOf, plotBox } from '../src/page/settings/plot-frame.ts';
import { describeRegularization } from '../src/page/settings/regularization.ts';
import { wordsOf } from '../src/page/settings/words-of.ts';

const defaults = draftOf(runOf({}));
const registry = createVitrum();
const api = catalogApi({ registry });

/** The point of a curve at x. */
function pointAt({ points }: Curve | undefined = noCurve, at: number) {
  return points.find(({ x }) => Math.abs(x - at) < 1e-6) ?? { value: NaN, derivative: NaN };
}

const noCurve: Curve = { title: '', variable: '', symbol: '', points: [] };

describe('the curves of what is registered', () => {
  test.each([
    ['activations', 'tanh', 'φ', 'z', [[0, 0, 1], [1, Math.tanh(1), 1 - Math.tanh(1) ** 2], [-6, Math.tanh(-6), 1 - Math.tanh(6) ** 2]]],
    ['activations', { type: 'leaky-relu', slope: 0.2 }, 'φ', 'z', [[-5, -1, 0.2], [5, 5, 1]]],
    ['losses', 'squared-error', 'ℓ', 'y', [[2, 4, 4], [-1, 1, -2]]],
    ['schedules', 'cosine', 'factor', 'epoch', [[0, 1], [5, 0.5], [10, 0]]],
    ['schedules', 'constant', 'factor', 'epoch', [[0, 1], [10, 1]]],
    ['schedules', { type: 'multi-step', at: [5] }, 'factor', 'epoch', [[0, 1], [4, 1], [5, 0.1], [10, 0.1]]],
    ['schedules', { type: 'warmup', epochs: 15, from: 0, then: 'cosine' }, 'factor', 'epoch', [[0, 0], [15, 1], [20, 0]]],
  ] as const)('%s %o', async (kind, reference, symbol, variable, points) => {
    const [curve] = await api.curves(kind, reference);
    expect(curve).toMatchObject({ symbol, variable });
    for (const [x, value, derivative] of points) {
      expect(pointAt(curve, x).value).toBeCloseTo(value, 5);
      if (derivative !== undefined) expect(pointAt(curve, x).derivative, `derivative at ${x}`).toBeCloseTo(derivative, 5);
    }
    expect(structuredClone(curve)).toEqual(curve);
  });

  test('a loss has one for each of two targets', async () => {
    expect((await api.curves('losses', 'squared-error')).map(({ place }) => place)).toEqual(['at t = 0', 'at t = 1']);
  });

  test('a schedule that follows the losses has none', async () => {
    expect(await api.curves('schedules', 'reduce-on-plateau')).toEqual([]);
    expect(await api.curves('schedules', { type: 'warmup', then: 'reduce-on-plateau' })).toEqual([]);
  });

  test('softmax depends on its row and has none', async () => {
    expect(await api.curves('activations', 'softmax')).toEqual([]);
  });

  test('a name that nobody registered', async () => {
    await expect(api.curves('activations', 'tahn')).rejects.toThrow(expect.objectContaining({ code: 'VITRUM_UNKNOWN_NAME' }));
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
    expect(changeBetween(defaults, draftOf(runOf({})))).toBe('none');
    expect(changeBetween(defaults, withTraining(defaults, 'epochs', 8))).toBe('epochs');
    expect(changeBetween(defaults, withTraining(defaults, 'seed', 8))).toBe('new-run');
    expect(changeBetween(defaults, withAnotherLayer(defaults))).toBe('new-run');
  });

  test('is described in one line', () => {
    expect(describeDraft(defaults)).toBe('784-32-16-10, tanh, squared-error, sgd 0.01');
    const relu = withLayer(withoutLayer(defaults, 1), 0, { type: 'dense', units: 64, activation: { type: 'leaky-relu', slope: 0.2 } });
    expect(describeDraft(relu)).toBe('784-64-10, leaky-relu with tanh at the output, squared-error, sgd 0.01');
    const dropped = withLayerType(defaults, 1, 'dropout', { rate: { type: 'number', minimum: 0, exclusiveMaximum: 1 } });
    expect(dropped.network.layers[1]).toEqual({ type: 'dropout', rate: 0 });
    expect(describeDraft(dropped)).toBe('784-32-dropout-10, tanh, squared-error, sgd 0.01');
  });

  test('a layer more is like the last hidden one', () => {
    const more = withAnotherLayer(defaults);
    expect(more.network.layers.map(({ units }) => units)).toEqual([32, 16, 16, 10]);
    expect(more.network.layers[2]).toEqual(defaults.network.layers[1]);
    const bare = withAnotherLayer(withoutLayer(withoutLayer(defaults, 0), 0));
    expect(bare.network.layers.map(({ units }) => units)).toEqual([16, 10]);
  });

  test('initializers are chosen for all layers together', () => {
    expect(initializerOf(defaults, 'weightInitializer')).toBe('notebook-normal');
    const zeros = withInitializer(defaults, 'biasInitializer', 'zeros');
    expect(zeros.network.layers.map(({ biasInitializer }) => biasInitializer)).toEqual(['zeros', 'zeros', 'zeros']);
    expect(initializerOf(zeros, 'weightInitializer')).toBe('notebook-normal');
    expect(parseRunConfig(zeros)).toEqual(zeros);
  });

  test('references are kept short', () => {
    const options = { slope: { type: 'number', default: 0.01 }, kind: { type: 'string', choices: ['a', 'b'], default: 'a' } } as const;
    const steep = withOption('leaky-relu', options, 'slope', 0.2);
    expect(steep).toEqual({ type: 'leaky-relu', slope: 0.2 });
    expect(withOption(steep, options, 'kind', 'b')).toEqual({ type: 'leaky-relu', slope: 0.2, kind: 'b' });
    expect(withOption(steep, options, 'slope', 0.01)).toBe('leaky-relu');
    expect(referenceTo('x', { size: { type: 'integer', minimum: 2 } })).toEqual({ type: 'x', size: 2 });
    expect(neededOptions({ share: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 } })).toEqual({ share: 0.5 });
    expect(neededOptions({ shape: { type: 'integers', minimum: 2 } })).toEqual({ shape: [2] });
  });
});

test('what of dropout and L2 there is', () => {
  const catalog = api.catalog();
  const dropout = { kind: 'layers', name: 'dropout', plugin: 'p', isBuiltin: false, options: {} } as const;
  const decay = { kind: 'optimizers', name: 'sgd-l2', plugin: 'p', isBuiltin: false, options: { l2: { type: 'number' } } } as const;
  const without = { ...catalog, layers: catalog.layers.filter(({ name }) => name !== 'dropout'), optimizers: [] };
  expect(describeRegularization(without)).toBe('Dropout and L2 come as plugins; none is loaded.');
  expect(describeRegularization({ ...without, layers: [dropout], optimizers: [decay] })).toBe(
    'Dropout is a kind of layer: add a layer, and choose it there. L2 is an option of the optimizer: sgd-l2.',
  );
  expect(describeRegularization({ ...without, optimizers: [decay, { ...decay, name: 'sgd' }] })).toContain(
    'L2 is an option of these optimizers: sgd-l2, sgd.',
  );
  expect(describeRegularization({ ...without, optimizers: [decay] })).toBe(
    'Dropout comes as a plugin; none is loaded. L2 is an option of the optimizer: sgd-l2.',
  );
});

describe('the picture of a curve', () => {
  const curveOf = (values: readonly number[]): Curve => ({
    ...{ title: 'example', variable: 'z', symbol: 'φ' },
    points: values.map((value, x) => ({ x, value, derivative: NaN, numerical: NaN })),
  });

  test('lies between round numbers, all of the function within them', () => {
    const frame = frameOf(drawingOf(curveOf([0, 3.7, -2])));
    expect([frame.xRange, frame.yRange]).toEqual([[0, 2], [-2, 4]]);
    expect([frame.x(2), frame.y(4)]).toEqual([plotBox.width - plotBox.right, plotBox.top]);
  });

  test('a hole is a hole', () => {
    const drawing = drawingOf(curveOf([0, NaN, 1]));
    expect(drawing.lines.map(({ points }) => linePath(points, frameOf(drawing)).match(/[ML]/g))).toEqual([['M', 'M']]);
  });

  test('is described in words, and what is 0 to the eye is 0', () => {
    const curve = curveOf([1, 0.5, -3e-18]);
    expect(describePlot('cosine', curve, drawingOf(curve))).toBe('cosine for z from 0 to 2: φ(z) runs from 0 to 1.');
  });
});

test.each([
  ['learningRate', 'Learning rate'],
  ['beta1', 'Beta1'],
  ['shuffle', 'Shuffle'],
])('%s in words', (name, words) => {
  expect(wordsOf(name)).toBe(words);
});
