import { activationsPlugin } from '@vitrum/activations';
import { createRegistry } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers';
import { createNetwork, dropMasks, layerStatistics, traceUnit, type LayerConfig, type Network } from '@vitrum/network';
import { tensorFrom } from '@vitrum/tensor';
import { describe, expect, test } from 'vitest';

const registry = createRegistry([activationsPlugin, layersPlugin]);
const networkOf = (inputShape: readonly number[], layers: readonly LayerConfig[]): Network => createNetwork(registry, { inputShape, layers }, { seed: 1, precision: 'float64' });

describe('traceUnit', () => {
  test('the winner of a max-pool, and the three that lost', () => {
    const network = networkOf([4, 4], [{ type: 'max-pool2d' }]);
    const input = [1, 2, 5, 6, 4, 3, 8, 7, 0, 0, -1, -2, 0, 0, -4, -3];
    expect(traceUnit(registry, { network, input, layer: 0, unit: 1 })).toEqual({
      layer: 0, type: 'max-pool2d', unit: 1, a: 8, rest: 0,
      inputs: [{ layer: -1, index: 2, value: 5, slope: 0 }, { layer: -1, index: 3, value: 6, slope: 0 }, { layer: -1, index: 6, value: 8, slope: 1 }, { layer: -1, index: 7, value: 7, slope: 0 }],
    });
    // Among negative numbers, and among equal ones, of which the first wins.
    expect(traceUnit(registry, { network, input, layer: 0, unit: 3 })?.inputs.map(({ index, slope }) => [index, slope])).toEqual([[10, 1], [11, 0], [14, 0], [15, 0]]);
    expect(traceUnit(registry, { network, input, layer: 0, unit: 2 })?.inputs.map(({ index, slope }) => [index, slope])).toEqual([[8, 1], [9, 0], [12, 0], [13, 0]]);
  });

  test('a window of a channel, and one that stands out of the picture', () => {
    const network = networkOf([3, 3, 2], [{ type: 'average-pool2d', padding: 'same' }]);
    const input = Array.from({ length: 18 }, (_, i) => i);
    // Channel 1 of the window at the lower right corner, of which one pixel is inside.
    const traces = [1, 7].map((unit) => traceUnit(registry, { network, input, layer: 0, unit }));
    expect(traces.map((trace) => trace?.inputs.map(({ index }) => index))).toEqual([[1, 3, 7, 9], [17]]);
    expect(traces.map((trace) => trace?.a)).toEqual([5, 17]); // (1 + 3 + 7 + 9) / 4
    for (const trace of traces) expect(trace?.rest).toBeCloseTo(0, 12);
    expect(traces[0]?.inputs.every(({ slope }) => Math.abs(slope - 0.25) < 1e-12)).toBe(true);
  });

  test('a batch norm outside of training: a = slope·x + rest, slope = γ / √(σ² + ε)', () => {
    const network = networkOf([2], [{ type: 'batch-norm', epsilon: 1 }]);
    network.loadParameters(new Map([['layers.0.scale', tensorFrom([2], [1, 6])], ['layers.0.shift', tensorFrom([2], [0, 5])]]));
    network.loadState(new Map([['layers.0.mean', tensorFrom([2], [0, 10])], ['layers.0.variance', tensorFrom([2], [1, 8])]]));
    const trace = traceUnit(registry, { network, input: [0, 13], layer: 0, unit: 1 });
    // 6·(13 − 10)/√9 + 5 = 11 = 2·13 − 15
    expect(trace?.inputs).toHaveLength(1);
    expect(trace?.inputs[0]).toMatchObject({ layer: -1, index: 1, value: 13 });
    expect([trace?.a, trace?.inputs[0]?.slope, trace?.rest]).toEqual([expect.closeTo(11, 12), expect.closeTo(2, 12), expect.closeTo(-15, 11)]);
  });

  test('the branches of a sum, and a layer norm that reads them all', () => {
    const network = networkOf([2], [
      { type: 'dense', name: 'left', units: 2 },
      { type: 'dense', name: 'right', units: 2, inputs: ['input'] },
      { type: 'add', inputs: ['left', 'right', 'input'] },
      { type: 'layer-norm' },
    ]);
    const input = [3, -1];
    network.forward(tensorFrom([1, 2], input));
    const [left, right, sum] = network.layers.map(({ a }) => a?.data[1] ?? NaN);
    const trace = traceUnit(registry, { network, input, layer: 2, unit: 1 });
    expect(trace?.inputs).toEqual([{ layer: 0, index: 1, value: left, slope: 1 }, { layer: 1, index: 1, value: right, slope: 1 }, { layer: -1, index: 1, value: -1, slope: 1 }]);
    expect(trace?.a).toBe(sum);
    expect(traceUnit(registry, { network, input, layer: 3, unit: 0 })?.inputs.map(({ layer, index }) => [layer, index])).toEqual([[2, 0], [2, 1]]);
  });

  test('what is not told, and what is not there', () => {
    const network = networkOf([2], [{ type: 'dense', name: 'one', units: 2 }, { type: 'concat', inputs: ['one', 'input'] }]);
    expect(traceUnit(registry, { network, input: [1, 2], layer: 1, unit: 0 })).toBeUndefined();
    expect(() => traceUnit(registry, { network, input: [1, 2], layer: 2, unit: 0 })).toThrow(expect.objectContaining({ code: 'VITRUM_INDEX_OUT_OF_RANGE' }));
    expect(() => traceUnit(registry, { network, input: [1, 2], layer: 1, unit: 4 })).toThrow(expect.objectContaining({ code: 'VITRUM_INDEX_OUT_OF_RANGE' }));
    const wide = networkOf([40, 40], [{ type: 'global-average-pool' }]);
    expect(traceUnit(registry, { network: wide, input: new Float64Array(1600), layer: 0, unit: 0 })).toBeUndefined();
  });
});

describe('layerStatistics', () => {
  test('running figures beside those of the batch, worked out by hand', () => {
    const network = networkOf([2], [{ type: 'dense', units: 2 }, { type: 'batch-norm', momentum: 0.9 }]);
    network.parameter('layers.0.weights').value.data.set([1, 0, 0, 1]);
    expect(layerStatistics(network)).toEqual([{
      layer: 1, type: 'batch-norm',
      figures: [{ name: 'mean', running: Float64Array.of(0, 0) }, { name: 'variance', running: Float64Array.of(1, 1) }],
      parameters: { scale: Float64Array.of(1, 1), shift: Float64Array.of(0, 0) },
    }]);
    network.forward(tensorFrom([2, 2], Float64Array.of(1, 10, 3, 30)), true);
    const [mean, variance] = layerStatistics(network)[0]?.figures ?? [];
    expect([mean?.batch, variance?.batch]).toEqual([Float64Array.of(2, 20), Float64Array.of(1, 100)]);
    // 0.9·0 + 0.1·μ; 0.9·1 + 0.1·2·σ², the unbiased estimate of two samples
    expect([...(mean?.running ?? []), ...(variance?.running ?? [])]).toEqual([expect.closeTo(0.2), expect.closeTo(2), expect.closeTo(1.1), expect.closeTo(20.9)]);
  });
});

describe('dropMasks', () => {
  test.each([
    { type: 'dropout', numbersOfDraw: 1 },
    { type: 'spatial-dropout', numbersOfDraw: 4 },
  ])('$type: what a step leaves out is 0, the rest counts double', ({ type, numbersOfDraw }) => {
    const network = networkOf([2, 2, 2], [{ type, rate: 0.5 }]);
    const ones = tensorFrom([3, 2, 2, 2], new Float64Array(24).fill(1));
    network.drawAt(5, 2);
    const output = Float64Array.from(network.forward(ones, true).data);
    const masks = [0, 1, 2].map((row) => dropMasks(network, row)[0]);
    expect(masks.flatMap((mask) => [...(mask?.factors ?? [])])).toEqual([...output]); // of ones, the output is the mask
    expect(new Set(output)).toEqual(new Set([0, 2]));
    for (const mask of masks) expect((mask?.dropped ?? NaN) % numbersOfDraw).toBe(0);
    network.forward(ones);
    expect(dropMasks(network)[0]?.dropped).toBe(0);
  });

  test('the same seed and step draw the same, and networks without such layers have none', () => {
    const layers = [{ type: 'dropout', rate: 0.5 }];
    const [one, other] = [networkOf([64], layers), networkOf([64], layers)];
    for (const network of [one, other]) {
      network.drawAt(9, 4);
      network.forward(tensorFrom([1, 64], new Float64Array(64)), true);
    }
    expect(dropMasks(one)).toEqual(dropMasks(other));
    expect(dropMasks(networkOf([2], [{ type: 'dense', units: 1 }]))).toEqual([]);
  });
});
