import { describe, expect, test } from 'vitest';
import { branchesInWords } from '../src/page/network-view/branches/branches-in-words.ts';
import { branchesOf, levelsOf } from '../src/page/network-view/branches/branches-of.ts';
import { traceEquation } from '../src/page/layer-trace/trace-equation.ts';
import { traceKind } from '../src/page/layer-trace/trace-kind.ts';
import { inputOf } from '../src/page/neuron/neuron-input.ts';
import { isMapLeftOut, leftOutInWords } from '../src/page/theater/left-out.ts';

describe('links around layers', () => {
  const chain = [{ sources: [-1] }, { sources: [0] }, { sources: [1] }];

  test.each([
    { name: 'a chain has none', layers: chain, branches: [] },
    { name: 'a residual', layers: [...chain, { sources: [2, 0] }], branches: [{ from: 0, to: 3, level: 0 }] },
    { name: 'the input, read again', layers: [...chain, { sources: [-1, 2] }], branches: [{ from: -1, to: 3, level: 0 }] },
    {
      name: 'one inside of another, and two that share a column',
      layers: [{ sources: [-1] }, { sources: [0] }, { sources: [1] }, { sources: [2, 0] }, { sources: [3, -1] }, { sources: [4] }, { sources: [5, 4] }],
      branches: [{ from: 4, to: 6, level: 0 }, { from: 0, to: 3, level: 0 }, { from: -1, to: 4, level: 1 }],
    },
  ])('$name', ({ layers, branches }) => {
    expect(branchesOf(layers)).toEqual(branches);
    expect(levelsOf(branches)).toBe(branches.length === 3 ? 2 : branches.length);
  });

  test('in words', () => {
    expect(branchesInWords(branchesOf([...chain, { sources: [2, 0] }]))).toBe('Links around layers: layer 4 reads layer 1');
    expect(branchesInWords([{ from: -1, to: 5, level: 0 }, { from: 2, to: 5, level: 1 }])).toBe('Links around layers: layer 6 reads the input and layer 3');
  });
});

describe('a unit in one line', () => {
  const trace = (a: number, inputs: readonly (readonly [value: number, slope: number, layer?: number])[], rest = 0) =>
    ({ layer: 3, type: 'some', unit: 0, a, rest, inputs: inputs.map(([value, slope, layer = 2], index) => ({ layer, index, value, slope })) });

  test.each([
    { kind: 'winner', shown: trace(0.5, [[0.1, 0], [0.5, 1], [-2, 0]]), line: 'a = max(0.1000, 0.5000, −2.0000) = 0.5000' },
    { kind: 'mean', shown: trace(0.25, [[1, 0.5], [-0.5, 0.5]]), line: 'a = (1.0000 − 0.5000) / 2 = 0.2500' },
    { kind: 'sum', shown: trace(3, [[1, 1, 2], [2, 1, 0]]), line: 'a = 1.0000 + 2.0000 = 3.0000' },
    { kind: 'same', shown: trace(7, [[7, 1]]), line: 'a = x = 7.0000' },
    { kind: 'line', shown: trace(11, [[13, 2]], -15), line: 'a = 2.0000 · 13.0000 − 15.0000 = 11.0000' },
    { kind: 'line', shown: trace(-1, [[-2, 1]], 1), line: 'a = 1.0000 · (−2.0000) + 1.0000 = −1.0000' },
    { kind: 'other', shown: trace(2, [[1, 0.3], [1, 0.2]], 1.5), line: 'a = 2.0000' },
    { kind: 'other', shown: trace(0, []), line: 'a = 0.0000' },
  ])('$kind: $line', ({ kind, shown, line }) => {
    expect(traceKind(shown)).toBe(kind);
    expect(traceEquation(shown)).toBe(line);
  });

  test('an activation, and more numbers than a line has room for', () => {
    expect(traceEquation(trace(0, [[-2, 0]]), 'relu')).toBe('a = relu(x) = relu(−2.0000) = 0.0000');
    const many = trace(11, Array.from({ length: 12 }, (_, i) => [i, i === 11 ? 1 : 0] as const));
    expect(traceEquation(many)).toMatch(/^a = max\((\d\.0000, ){8}…, 11\.0000\) = 11\.0000$/);
  });
});

test('what a step leaves out, in words and by map', () => {
  const mask = { layer: 2, type: 'dropout', factors: Float64Array.of(0, 2, 0, 2, 0, 0), dropped: 4 };
  expect(leftOutInWords({ masks: [mask] })).toBe('Layer 3 leaves out 4 of 6 at this step, the others count × 2.');
  expect(leftOutInWords({ masks: [] })).toBe('');
  const form = { height: 1, width: 3, channels: 2 };
  expect([0, 1].map((map) => isMapLeftOut(mask, form, map))).toEqual([true, false]);
});

test('what a unit of a network with branches reads: the layer that is its source, past those that change nothing', () => {
  const maps = { inputs: 18, units: 18, parameterCount: 0, inputShape: [3, 3, 2], outputShape: [3, 3, 2] };
  const conv = { ...maps, parameterCount: 40, kernelShape: [3, 3, 2, 2] as const };
  const layers = [
    { ...conv, sources: [-1] }, { ...maps, sources: [0], activation: 'relu' }, { ...maps, sources: [1] }, { ...conv, sources: [2] },
    { ...maps, sources: [3, 1] }, { ...conv, sources: [4] }, { ...conv, sources: [1] },
  ];
  const readBy = (layer: number) => inputOf(layers, layer, undefined);
  expect(readBy(3)).toMatchObject({ kind: 'maps', layer: 1 }); // past a dropout, not past an activation
  expect(readBy(5)).toMatchObject({ kind: 'maps', layer: 4 }); // a sum is not what went into it
  expect(readBy(6)).toMatchObject({ kind: 'maps', layer: 1 }); // around the layers before it
});
