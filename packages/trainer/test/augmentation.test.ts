import { activationsPlugin } from '@vitrum/activations';
import { augmentationsPlugin } from '@vitrum/augmentations';
import { createRegistry, defineAugmentation, definePlugin, resolveReference, type Dataset, type Reference } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers';
import { lossesPlugin } from '@vitrum/losses';
import { createNetwork, denseNetworkConfig, type Network } from '@vitrum/network';
import { optimizersPlugin } from '@vitrum/optimizers';
import { createRandom } from '@vitrum/tensor';
import { planTraining, Trainer, type TrainingConfig, type TrainingState } from '@vitrum/trainer';
import { Augmenter, sampleVariants } from '@vitrum/trainer/augmentation';
import { describe, expect, test } from 'vitest';

const right = defineAugmentation({ name: 'right', kind: 'affine', map: (map) => { map[2] = -1; } });
const quiet = defineAugmentation({ name: 'quiet', bind: () => (from, to) => { to.set(from); } });
const failing = defineAugmentation({ name: 'failing', bind: () => () => { throw new Error('out of ideas'); } });
const own = definePlugin({ name: 'own', version: '1.0.0', augmentations: [right, quiet, failing] });
const registry = createRegistry([activationsPlugin, augmentationsPlugin, layersPlugin, lossesPlugin, optimizersPlugin, own]);
const augmentations = (references: readonly Reference[]) => references.map((reference) => resolveReference(registry, 'augmentation', reference));

const [side, classes] = [5, 3];
/** Pictures of noise, brighter by class, of which a few bits are the sample's alone. */
function pictures(size: number): Dataset {
  const random = createRandom(size);
  const pixels = Float32Array.from({ length: size * side * side }, () => random.uniform());
  return {
    name: 'noise',
    size,
    inputShape: [side, side],
    targetSize: classes,
    readInput: (index, out, offset) => { for (let i = 0; i < side * side; i++) out[offset + i] = (pixels[index * side * side + i] ?? 0) + (index % classes); },
    readTarget: (index, out, offset) => { out.fill(0, offset, offset + classes); out[offset + (index % classes)] = 1; },
    label: (index) => index % classes,
  };
}
const train = pictures(30);
const test5 = pictures(5);

interface Changed {
  readonly inputs: Float32Array;
  readonly targets: Float32Array;
}

/** The batch of some samples, changed. */
function changed(references: readonly Reference[], indices: readonly number[], epoch = 0, seed = 7): Changed {
  const inputs = new Float32Array(indices.length * side * side);
  const targets = new Float32Array(indices.length * classes);
  for (const [row, index] of indices.entries()) {
    train.readInput(index, inputs, row * side * side);
    train.readTarget(index, targets, row * classes);
  }
  new Augmenter(augmentations(references), train, seed).apply(inputs, targets, { start: 0, count: indices.length, order: Uint32Array.from(indices), epoch });
  return { inputs, targets };
}
const rowOf = ({ inputs }: Changed, row: number): readonly number[] => [...inputs.subarray(row * side * side, (row + 1) * side * side)];

describe('the joined map of several augmentations', () => {
  test('has the effect of one after the other', () => {
    const flip = { type: 'flip', probability: 1 };
    const flipped = (row: readonly number[]) => row.map((_, i) => row[Math.floor(i / side) * side + (side - 1 - (i % side))]);
    const moved = (row: readonly number[]) => row.map((_, i) => (i % side === 0 ? 0 : row[i - 1]) ?? 0);
    const before = rowOf(changed([], [4]), 0);
    expect(rowOf(changed(['right', flip], [4]), 0)).toEqual(flipped(moved(before)));
    expect(rowOf(changed([flip, 'right'], [4]), 0)).toEqual(moved(flipped(before).map((value) => value ?? 0)));
    expect(rowOf(changed([flip, 'quiet', 'right'], [4]), 0)).toEqual(moved(flipped(before).map((value) => value ?? 0)));
  });
});

describe('what is drawn', () => {
  const list: readonly Reference[] = ['shift', 'rotate', 'elastic', 'brightness', { type: 'cutout', size: 2 }];

  test('depends on the sample, not on its batch', () => {
    const together = changed(list, [3, 9, 4, 21]);
    for (const [row, index] of [3, 9, 4, 21].entries()) expect(rowOf(together, row)).toEqual(rowOf(changed(list, [index]), 0));
  });

  test('is shown of a sample as it is, then epoch by epoch', () => {
    const variants = sampleVariants(new Augmenter(augmentations(list), train, 7), train, 21, 3);
    expect(variants.map((row) => [...row])).toEqual([rowOf(changed([], [21]), 0), ...[0, 1, 2].map((epoch) => rowOf(changed(list, [21], epoch), 0))]);
  });

  test('differs with the epoch and the seed', () => {
    const first = rowOf(changed(list, [3]), 0);
    expect(rowOf(changed(list, [3], 1), 0)).not.toEqual(first);
    expect(rowOf(changed(list, [3], 0, 8), 0)).not.toEqual(first);
  });

  test('does not depend on what other augmentations draw', () => {
    expect(rowOf(changed(['quiet', 'contrast'], [3]), 0)).toEqual(rowOf(changed([{ type: 'elastic', alpha: 0 }, 'contrast'], [3]), 0));
    expect(rowOf(changed(['quiet', 'contrast'], [3]), 0)).not.toEqual(rowOf(changed(['contrast'], [3]), 0));
  });
});

test('mixup mixes with the next sample, the last with the first; targets sum to 1', () => {
  const batch = [1, 2, 6, 11];
  const mixed = changed([{ type: 'mixup', alpha: 1 }], batch);
  const plain = changed([], batch);
  for (const row of batch.keys()) {
    const target = mixed.targets.subarray(row * classes, (row + 1) * classes);
    expect(target.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 6);
    const [from, other] = [rowOf(plain, row), rowOf(plain, (row + 1) % batch.length)];
    // λ can be read from any pixel.
    const weights = rowOf(mixed, row).map((value, i) => (value - (other[i] ?? 0)) / ((from[i] ?? 0) - (other[i] ?? 0)));
    const ownClass = (batch[row] ?? 0) % classes;
    const otherClass = (batch[(row + 1) % batch.length] ?? 0) % classes;
    if (ownClass !== otherClass) for (const weight of weights) expect(weight).toBeCloseTo(target[ownClass] ?? NaN, 3);
  }
});

test('a sample that is no picture is refused, with its shape', () => {
  const row: Dataset = { ...train, name: 'rows', inputShape: [side * side] };
  expect(() => new Augmenter(augmentations(['rotate']), row, 1)).toThrow(
    expect.objectContaining({ code: 'VITRUM_SHAPE_MISMATCH', message: expect.stringContaining('the dataset "rows" has the shape [25], and is none') as unknown }),
  );
  expect(() => new Augmenter(augmentations(['mixup']), row, 1)).not.toThrow();
});

test('an augmentation that throws is named', () => {
  expect(() => changed(['failing'], [1])).toThrow(expect.objectContaining({ code: 'VITRUM_CONTRIBUTION_FAILED', message: expect.stringContaining('The augmentation "failing" of the plugin "own"') as unknown }));
});

describe('training', () => {
  const config: TrainingConfig = { epochs: 3, batchSize: 7, seed: 5, loss: 'categorical-cross-entropy', learningRate: 0.05, augmentation: ['shift', 'flip', 'elastic', 'mixup'] };
  const create = (): Network => createNetwork(registry, denseNetworkConfig(registry, { architecture: [side * side, 6, classes], outputActivation: 'softmax' }), { seed: 5 });
  const bitsOf = (network: Network): readonly number[] => network.parameters.flatMap(({ value }) => [...value.data]);

  /** Trains, to the end or to the progress event at which it stops. */
  async function trained(network: Network, training: TrainingConfig, { state, stopAt = Infinity, data = train }: { state?: TrainingState; stopAt?: number; data?: Dataset } = {}) {
    const trainer = new Trainer({ network, data: { train: data, test: test5 }, plan: planTraining(registry, training), ...(state && { state }) });
    const controller = new AbortController();
    let seen = 0;
    const testLosses: number[] = [];
    for await (const event of trainer.run(controller.signal, { samplesPerEvent: () => 7 })) {
      if (event.type === 'start') testLosses.push(event.testLoss ?? NaN);
      if (event.type === 'progress' && ++seen === stopAt) controller.abort();
    }
    return { state: trainer.saveState(), testLosses };
  }

  test('that is stopped in the middle of an epoch goes on to the same bits', async () => {
    const [whole, parts] = [create(), create()];
    await trained(whole, config);
    const { state } = await trained(parts, config, { stopAt: 7 });
    expect(state.samples).toBeGreaterThan(0);
    await trained(parts, config, { state });
    expect(bitsOf(parts)).toEqual(bitsOf(whole));
  });

  test('has the same bits when samples are read in blocks', async () => {
    const [whole, blocks] = [create(), create()];
    const readBlock = (indices: Uint32Array): Promise<Dataset> => Promise.resolve({
      ...train,
      size: indices.length,
      readInput: (index, out, offset) => { train.readInput(indices[index] ?? NaN, out, offset); },
      readTarget: (index, out, offset) => { train.readTarget(indices[index] ?? NaN, out, offset); },
    });
    await trained(whole, config);
    await trained(blocks, config, { data: { ...train, readBlock } });
    expect(bitsOf(blocks)).toEqual(bitsOf(whole));
  });

  test('is changed by augmentation, and its test is not', async () => {
    const [plain, other] = [create(), create()];
    const { augmentation: _, ...rest } = config;
    const without = await trained(plain, rest);
    const withIt = await trained(other, config);
    expect(bitsOf(other)).not.toEqual(bitsOf(plain));
    expect(withIt.testLosses).toEqual(without.testLosses);
  });

  test('refuses what is no list of augmentations', () => {
    const noList: unknown = { augmentation: 'shift' };
    expect(() => planTraining(registry, noList)).toThrow(expect.objectContaining({ code: 'VITRUM_INVALID_OPTION' }));
    const misspelled: unknown = { augmentation: ['shift', 'rotat'] };
    expect(() => planTraining(registry, misspelled)).toThrow(expect.objectContaining({ message: expect.stringContaining('training: augmentation[1]:') as unknown, nearest: 'rotate' }));
  });
});
