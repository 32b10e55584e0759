import { readFileSync } from 'node:fs';
import { createWasmBackend } from '@vitrum/backend-wasm';
import type { Backend, Precision, Shape } from '@vitrum/core';
import { referenceBackend, tensorFrom } from '@vitrum/tensor';
import { createVitrum } from 'vitrum';
import { createNetwork } from 'vitrum/parts';
import { afterAll, describe, expect, test } from 'vitest';

interface Fixture {
  readonly name: string;
  readonly type: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly training: boolean;
  readonly batchSize: number;
  readonly inputShape: Shape;
  readonly outputShape: Shape;
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  readonly outputGradient: readonly number[];
  /** Missing where inputs are indices. */
  readonly inputGradient?: readonly number[];
  readonly parameters: NumbersByName;
  readonly gradients: NumbersByName;
  /** After the pass. */
  readonly state?: NumbersByName;
}

type NumbersByName = Readonly<Record<string, readonly number[]>>;

// pytorch/write-fixtures.py wrote the file, whose form is the type above.
const { cases } = JSON.parse(readFileSync(new URL('pytorch/pytorch.json', import.meta.url), 'utf8')) as { readonly cases: readonly Fixture[] };
const registry = createVitrum();
const [alone, threads] = [await createWasmBackend({ threads: 1 }), await createWasmBackend({ threads: 2 })];
afterAll(() => {
  alone.close();
  threads.close();
});

const places: readonly (readonly [string, Backend, Precision])[] = [
  ['the reference, 64 bits', referenceBackend, 'float64'],
  ['the reference, 32 bits', referenceBackend, 'float32'],
  ['WebAssembly', alone, 'float32'],
  ['WebAssembly on two threads', threads, 'float32'],
];

describe.each(places)('on %s', (_name, backend, precision) => {
  /** Ten digits are in the file, seven in 32 bits, of sums of some ten products. */
  const close = (numbers: readonly number[] = []): readonly unknown[] => numbers.map((each) => expect.closeTo(each, precision === 'float64' ? 8 : 4) as unknown);

  test.each(cases)('a layer computes what PyTorch’s does: $name', ({ type, options, ...fixture }) => {
    const { batchSize, inputShape, training, state = {} } = fixture;
    const network = createNetwork(registry, { inputShape, layers: [{ type, ...options }] }, { seed: 1, backend, precision, hasInputGradient: true });
    const tensor = (shape: Shape, numbers: readonly number[]) => tensorFrom(shape, numbers, precision);
    const [set, kept] = [new Map(network.parameters.map(({ name, value }) => [last(name), value])), new Map(network.state.map(({ name, value }) => [last(name), value]))];
    for (const [name, numbers] of Object.entries(fixture.parameters)) set.get(name)?.data.set(numbers);
    if (!training) for (const [name, numbers] of Object.entries(state)) kept.get(name)?.data.set(numbers);
    expect(network.outputShape).toEqual(fixture.outputShape);
    expect([...network.forward(tensor([batchSize, ...inputShape], fixture.inputs), training).data]).toEqual(close(fixture.outputs));
    expect([...kept.keys()]).toEqual(Object.keys(state));
    for (const [name, { data }] of kept) expect([...data], name).toEqual(close(state[name]));
    network.backward(tensor([batchSize, ...fixture.outputShape], fixture.outputGradient));
    if (fixture.inputGradient !== undefined) expect([...(network.inputGradient?.data ?? [])]).toEqual(close(fixture.inputGradient));
    expect([...set.keys()]).toEqual(Object.keys(fixture.gradients));
    for (const { name, gradient } of network.parameters) expect([...gradient.data], name).toEqual(close(fixture.gradients[last(name)]));
    network.release();
  });
});

/** `weights` of `layers.0.weights`. */
const last = (name: string): string => name.split('.').at(-1) ?? '';
