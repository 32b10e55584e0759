import { openModel, train, VitrumError, type Model, type Registry, type TrainOptions } from 'vitrum';
import { fingerprint } from 'vitrum/formats';
import { referenceBackend } from 'vitrum/parts';
import { beforeAll, describe, expect, test } from 'vitest';

const backend = referenceBackend;
const corners = [[0, 0], [0, 1], [1, 0], [1, 1]];
const three = { inputs: corners, targets: ['a', 'b', 'b', 'c'], epochs: 3, backend };
let base: Model;

beforeAll(async () => {
  base = await train({ inputs: corners, targets: ['no', 'yes', 'yes', 'no'], layers: [6, 5], epochs: 20, backend });
});

const weightsOf = (model: Model, layer: number): readonly number[] => [...model.network.parameter(`layers.${layer}.weights`).value.data];

describe('a base', () => {
  test('gives its layers and numbers, but for those that made its outputs; what is frozen keeps them to the bit', async () => {
    const model = await train({ ...three, base, freeze: '0' });
    expect(model.network.config.layers.map(({ units, trainable }) => [units, trainable])).toEqual([[6, false], [5, undefined], [3, undefined]]);
    expect(weightsOf(model, 0)).toEqual(weightsOf(base, 0));
    expect(weightsOf(model, 1)).not.toEqual(weightsOf(base, 1));
    expect(model.classes).toEqual(['a', 'b', 'c']);
  });

  test('stays as it is, and is recorded by its fingerprint', async () => {
    const before = await fingerprint(base.network);
    const model = await train({ ...three, base, freeze: 'all', head: [7, 3] });
    expect(await fingerprint(base.network)).toBe(before);
    expect(model.metadata['base']).toEqual({ freeze: 'all', head: [7, 3], layers: 2, fingerprint: before });
    expect(model.network.config.layers.map(({ units }) => units)).toEqual([6, 5, 7, 3]);
  });

  test('that was saved and opened gives the same bits', async () => {
    const opened = await openModel(JSON.stringify(base), { backend });
    const models = [await train({ ...three, base }), await train({ ...three, base: opened })];
    const [one, other] = await Promise.all(models.map(({ network }) => fingerprint(network)));
    expect(one).toBe(other);
  });
});

async function refusal(options: unknown): Promise<VitrumError> {
  // Calls from JavaScript are not checked by the compiler.
  const error: unknown = await train(options as TrainOptions<Registry>).then(() => undefined, (thrown: unknown) => thrown);
  if (error instanceof VitrumError) return error;
  throw new Error(`expected a VitrumError, got ${String(error)}`);
}

test.each<[what: string, options: (base: Model) => object, code: string, message: string]>([
  ['a base and layers', (model) => ({ base: model, layers: [4] }), 'VITRUM_INVALID_CONFIG', 'There are a base and a network, and both describe the layers.'],
  ['a base and an activation', (model) => ({ base: model, activation: 'relu' }), 'VITRUM_INVALID_CONFIG', 'There are a base and a network'],
  ['layers to freeze of no base', () => ({ freeze: 'all' }), 'VITRUM_MISSING_OPTION', '"freeze" says what becomes of the layers of a base, and none was given.'],
  ['a head of no base', () => ({ head: [3] }), 'VITRUM_MISSING_OPTION', '"head" says what becomes'],
  ['a saved model', (model) => ({ base: JSON.stringify(model) }), 'VITRUM_INVALID_OPTION', 'train(): base must be a model, got "'],
  ['a layer that is replaced', (model) => ({ base: model, freeze: '0..2' }), 'VITRUM_INVALID_OPTION', '"freeze" is 0..2, and the base has the layers 0..1'],
  ['what names no layers', (model) => ({ base: model, freeze: 3 }), 'VITRUM_INVALID_OPTION', 'train(): freeze must be a text, got 3.'],
  ['half a unit', (model) => ({ base: model, head: [0.5, 3] }), 'VITRUM_INVALID_OPTION', 'train(): head must be'],
  ['other outputs', (model) => ({ base: model, head: [7, 2] }), 'VITRUM_INVALID_OPTION', 'The new layers have 7, 2 units, and "rows" has 3 outputs.'],
  ['other inputs', (model) => ({ base: model, inputs: [[1], [2], [3], [4]] }), 'VITRUM_SHAPE_MISMATCH', 'The base in memory reads samples of shape [2], those of "rows" have the shape [1].'],
])('%s: refused, with what to do', async (_what, options, code, message) => {
  const error = await refusal({ ...three, ...options(base) });
  expect({ code: error.code, message: error.message }).toEqual({ code, message: expect.stringContaining(message) });
  expect(error.hint).not.toBe('');
});
