import { definePlugin, type DatasetSplits } from '@vitrum/core';
import type { ModelFile } from '@vitrum/formats';
import { encodingOf, modelDataOf, modelOf, resultsOf, type HintTexts, type TrainingData } from '@vitrum/runs';
import { allPluginsOf, dataRecord, datasetOf, findDataChange, lossOf, namesLoss } from '@vitrum/runs/internal';
import { describe, expect, test } from 'vitest';
import { builtins, corners, registry, smallRun } from './support.ts';

const hintTexts: HintTexts = { installPlugins: (missing) => `Give ${missing.map(({ name }) => name).join()}.`, nameDataset: 'Choose one.', fitData: 'Take others.', restartDownload: 'Begin again.' };
const open = smallRun();
const withMetadata = (metadata: Readonly<Record<string, unknown>>): ModelFile => ({ ...modelOf(registry, open, builtins), metadata });
const scaling = { offsets: [1, 2], scales: [3, 4] };

describe('modelOf', () => {
  test('keeps data, training, plugins and results', () => {
    const x = definePlugin({ name: 'vitrum-plugin-x', version: '1.0.0', losses: [{ ...registry.losses.get('squared-error'), name: 'x' }] });
    const withX = { ...open, run: { ...open.run, training: { ...open.run.training, loss: 'x' } } };
    const results = resultsOf({ type: 'done', epochs: 3, epochsDone: 3, testAccuracy: 75, testMetrics: { accuracy: 75 }, testLoss: 0.5, seconds: 1 });
    expect(modelOf(registry.with(x), withX, builtins, results).metadata).toEqual({
      dataset: 'xor',
      samples: { train: 4, test: 4 },
      task: 'classification',
      dataFingerprint: null,
      training: withX.run.training,
      plugins: [{ name: 'vitrum-plugin-x', version: '1.0.0' }],
      results: { epochs: 3, testAccuracy: 75, testLoss: 0.5, testMetrics: { accuracy: 75 } },
    });
    expect(Object.keys(modelOf(registry, open, builtins).metadata)).toEqual(['dataset', 'samples', 'task', 'dataFingerprint', 'training']);
  });
});

describe('the record of data', () => {
  const learned = (data: Partial<DatasetSplits['train']>, fileSize?: number): TrainingData => ({
    dataset: { type: 'csv', file: 'a.csv' },
    data: { train: { ...corners, ...data }, test: corners },
    ...(fileSize !== undefined && { fileSize }),
  });
  const original = learned({ classes: ['no', 'yes'], task: 'classification' }, 2000);
  // A record comes out of a file.
  const record = JSON.parse(JSON.stringify(dataRecord(original))) as Readonly<Record<string, unknown>>; // an object was written

  test('holds what is needed to ask and to test', () => {
    expect(record).toEqual({
      dataset: { type: 'csv', file: 'a.csv' },
      samples: { train: 4, test: 4, fileSize: 2000 },
      task: 'classification',
      classes: ['no', 'yes'],
      dataFingerprint: null,
    });
  });

  test.each([
    ['the same', original, undefined],
    ['fewer samples', learned({ size: 3, classes: ['no', 'yes'] }, 2000), '3 training samples instead of 4'],
    ['another file', learned({ classes: ['no', 'yes'] }, 1999), '1,999 bytes instead of 2,000'],
    ['other classes', learned({ classes: ['yes', 'no'] }, 2000), 'they have other classes or targets'],
    ['other targets', learned({ classes: ['no', 'yes'], targetScaling: scaling }, 2000), 'their targets are other ones'],
  ])('tells %s', (_, data, change) => {
    expect(findDataChange(record, data)).toBe(change);
  });
});

describe('what a model says about its data', () => {
  test.each([
    [{}, { task: 'classification', classes: ['0', '1'], targetScaling: undefined }],
    [{ classes: ['no', 'yes'] }, { task: 'classification', classes: ['no', 'yes'], targetScaling: undefined }],
    [{ task: 'regression', targetScaling: scaling }, { task: 'regression', classes: ['0', '1'], targetScaling: scaling }],
  ])('%j', (metadata, expected) => {
    expect(modelDataOf(withMetadata(metadata), open.network)).toEqual(expected);
  });

  test.each([
    [{ classes: ['same', 'same'] }, '"classes" has "same" more than once'],
    [{ classes: ['too', 'many', 'names'] }, '"classes" must be 2 texts, one for each answer, got ["too","many","names"]'],
    [{ classes: ['F088: shortened'] }, '"classes" must be 2 texts'],
    [{ classes: [1, 2] }, '"classes" must be 2 texts'],
    [{ task: 'guessing' }, '"task" must be one of classification, regression, multi-label'],
    [{ targetScaling: { offsets: [1], scales: [1] } }, '"targetScaling" must have a number for each of the 2 outputs'],
  ])('%j is refused', (metadata, problem) => {
    expect(() => modelDataOf(withMetadata(metadata), open.network)).toThrow(
      expect.objectContaining({ code: 'VITRUM_INVALID_MODEL', message: expect.stringContaining(problem) }),
    );
  });

  test('without an encoding there is none', () => {
    expect(encodingOf(withMetadata({}), open.network)).toBeUndefined();
  });
});

describe('the loss of a model that names none', () => {
  const withLayers = (layers: ModelFile['network']['layers'], metadata = {}): ModelFile => ({ ...withMetadata(metadata), network: { inputShape: [2], layers } });
  test.each<[string, string, Readonly<Record<string, unknown>>, ...ModelFile['network']['layers']]>([
    ['categorical-cross-entropy', 'softmax', {}, { type: 'dense', units: 2, activation: 'softmax' }],
    ['categorical-cross-entropy', 'softmax behind the layer', {}, { type: 'dense', units: 2 }, { type: 'activation', activation: { type: 'softmax' } }, { type: 'flatten' }],
    ['binary-cross-entropy', 'sigmoid', {}, { type: 'dense', units: 1, activation: 'sigmoid' }],
    ['squared-error', 'tanh', {}, { type: 'dense', units: 1, activation: 'tanh' }],
    ['squared-error', 'no activation', {}, { type: 'dense', units: 1, activation: 'softmax' }, { type: 'dense', units: 1 }],
    ['squared-error', 'a regression', { task: 'regression' }, { type: 'dense', units: 1, activation: 'sigmoid' }],
  ])('is %s for %s', (name, _what, metadata, ...layers) => {
    expect(lossOf(registry, withLayers(layers, metadata), hintTexts).name).toBe(name);
  });
});

describe('what a model was trained on and with', () => {
  test('is in its metadata', () => {
    expect(datasetOf(registry, withMetadata({ dataset: { type: 'xor', limit: 3 } }), hintTexts)).toEqual({ type: 'xor', limit: 3 });
    expect(lossOf(registry, withMetadata({ training: { loss: 'mean-squared-error' } }), hintTexts).name).toBe('mean-squared-error');
    expect([namesLoss(withMetadata({ training: { loss: 'mean-squared-error' } })), namesLoss(withMetadata({}))]).toEqual([true, false]);
  });

  test('is not always there, or not known here', () => {
    expect(() => datasetOf(registry, withMetadata({}), hintTexts)).toThrow(expect.objectContaining({ code: 'VITRUM_MISSING_OPTION', hint: 'Choose one.' }));
    const stranger = withMetadata({ dataset: 'stripes', plugins: [{ name: 'vitrum-plugin-stripes', version: '1.0.0' }] });
    expect(() => datasetOf(registry, stranger, hintTexts)).toThrow(
      expect.objectContaining({ code: 'VITRUM_INVALID_MODEL', hint: 'Give vitrum-plugin-stripes.' }),
    );
    expect(allPluginsOf(stranger).map(({ name }) => name)).toEqual(['@vitrum/layers', '@vitrum/activations', 'vitrum-plugin-stripes']);
  });
});
