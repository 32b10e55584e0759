import type { FloatArray } from '@vitrum/core';
import { decodeModel, fingerprint } from '@vitrum/formats';
import { checkpointOf, decodeCheckpoint, encodeCheckpoint, isCheckpoint, type Checkpoint, type OpenRun } from '@vitrum/runs';
import { checkpointName, stepOfCheckpoint } from '@vitrum/runs/internal';
import { Trainer, type TrainingState } from '@vitrum/trainer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtins, registry, smallRun } from './support.ts';

/** Trains and keeps a checkpoint of the end of the first epoch. */
async function trainAll(open: OpenRun, state?: TrainingState): Promise<Checkpoint> {
  const trainer = new Trainer({ network: open.network, data: open.data, plan: open.plan, ...(state && { state }) });
  let checkpoint = checkpointOf(registry, open, trainer, builtins);
  for await (const event of trainer.run()) {
    if (event.type === 'epoch' && event.epoch === 1) checkpoint = checkpointOf(registry, open, trainer, builtins);
  }
  return checkpoint;
}

const bytesOf = (numbers: FloatArray | undefined): Uint8Array => new Uint8Array(numbers?.buffer ?? new ArrayBuffer());
const trained = await trainAll(smallRun({ optimizer: 'adam' }));
const bytes = await encodeCheckpoint(trained);
const decode = (changed: Uint8Array): Promise<Checkpoint> => decodeCheckpoint(changed, 'c.ckpt');

/** The first line is JSON, and so is what its `head` counts. */
function partsOf(file: Uint8Array): { readonly seal: Record<string, unknown>; readonly head: Record<string, unknown>; readonly block: Uint8Array } {
  const end = file.indexOf(10) + 1;
  const seal = JSON.parse(Buffer.from(file.subarray(0, end)).toString()) as Record<string, unknown>;
  const start = end + Number(seal['head']);
  return { seal, head: JSON.parse(Buffer.from(file.subarray(end, start)).toString()) as Record<string, unknown>, block: file.subarray(start) };
}

describe('a checkpoint', () => {
  test('goes on to the bits of the run that was not stopped', async () => {
    const open = smallRun();
    const { model, state } = await decode(await encodeCheckpoint(await trainAll(open)));
    const resumed = { ...open, network: decodeModel(registry, model) };
    expect(await fingerprint(resumed.network)).not.toBe(await fingerprint(open.network));
    await trainAll(resumed, state);
    expect(await fingerprint(resumed.network)).toBe(await fingerprint(open.network));
  });

  test('comes back as it was', async () => {
    expect(await decode(bytes)).toEqual(trained);
    // A Buffer lies anywhere in a larger one.
    expect(await decode(Buffer.concat([Buffer.of(0), bytes]).subarray(1))).toEqual(trained);
  });

  const bits = fc.uint8Array({ minLength: 24, maxLength: 24 });
  test('keeps every bit of every number of the memory: zeros with a sign, what is not finite and its payload', async () => {
    await fc.assert(
      fc.asyncProperty(bits, bits, async (singles, doubles) => {
        const slots = { a: { m: new Float32Array(singles.slice().buffer) }, b: { v: new Float64Array(doubles.slice().buffer) } };
        const { state } = await decode(await encodeCheckpoint({ ...trained, state: { ...trained.state, slots } }));
        expect(bytesOf(state.slots['a']?.['m'])).toEqual(singles);
        expect(bytesOf(state.slots['b']?.['v'])).toEqual(doubles);
      }),
      { numRuns: 50, seed: 5 },
    );
  });

  test('keeps the parts of the state', async () => {
    const parts = { schedule: { best: 0.1, wait: 3 }, 'callback:early-stopping': ['any', null, { JSON: true }] };
    expect((await decode(await encodeCheckpoint({ ...trained, state: { ...trained.state, parts } }))).state.parts).toEqual(parts);
  });

  test('can be read: the run, and where each tensor is, as JSON; the numbers lie there as they are in memory', () => {
    const { seal, head, block } = partsOf(bytes);
    expect(seal).toMatchObject({ format: 'vitrum-checkpoint', formatVersion: 2 });
    expect(head).toMatchObject({ state: { epoch: 1, samples: 0 }, model: { format: 'vitrum-model', metadata: { task: 'classification' } } });
    const [first] = head['tensors'] as readonly { readonly path: readonly string[]; readonly shape: readonly number[]; readonly offset: number }[];
    const weights = trained.model.parameters['layers.0.weights'];
    expect(first).toEqual({ path: ['parameters', 'layers.0.weights'], type: 'float32', shape: weights?.shape, offset: 0 });
    expect(weights?.values.map((_, index) => Buffer.from(block).readFloatLE(4 * index))).toEqual(weights?.values);
  });

  test('with any byte changed, cut off or put at its end is refused', async () => {
    const refused = expect.objectContaining({ code: 'VITRUM_INVALID_CHECKPOINT', message: expect.stringMatching(/^The checkpoint c\.ckpt cannot be used: .{10}/) });
    for (let bit = 0; bit < 8 * bytes.length; bit += bit < 1600 ? 1 : 101) {
      const changed = bytes.slice();
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      await expect(decode(changed), `bit ${bit}`).rejects.toEqual(refused);
    }
    for (let length = 0; length < bytes.length; length += 37) await expect(decode(bytes.subarray(0, length)), `${length} bytes`).rejects.toEqual(refused);
    await expect(decode(Uint8Array.of(...bytes, 0))).rejects.toEqual(refused);
  });

  test.each([
    ['{', 'it is no checkpoint of this version of vitrum'],
    ['{"format":"vitrum-model"}\n', 'it is no checkpoint of this version of vitrum'],
    ['{"format":"vitrum-checkpoint","formatVersion":1,"head":1,"sha256":""}\n', 'it is no checkpoint of this version of vitrum'],
    ['{"format":"vitrum-checkpoint","formatVersion":2,"head":1}\n', 'its first line is damaged'],
  ])('%s is none', async (text, reason) => {
    await expect(decode(Buffer.from(text))).rejects.toMatchObject({ message: `The checkpoint c.ckpt cannot be used: ${reason}.`, hint: 'Start a new run.' });
  });

  test('is refused with the advice of the program that reads it', async () => {
    await expect(decodeCheckpoint(Uint8Array.of(1), 'c.ckpt', 'Press reset.')).rejects.toMatchObject({ hint: 'Press reset.' });
  });

  test.each([
    ['not finite', { ...trained.model.parameters, 'layers.0.weights': { shape: [1], values: Float32Array.of(NaN) } }, 'which is not finite'],
    ['of another shape', { ...trained.model.parameters, 'layers.0.weights': { shape: [2, 2], values: Float32Array.of(1) } }, 'it ends before the numbers|take \\d+ bytes|described as'],
  ])('with a weight that is %s is refused', async (_, parameters, reason) => {
    await expect(encodeCheckpoint({ ...trained, model: { ...trained.model, parameters } }).then(decode)).rejects.toThrow(new RegExp(reason));
  });

  test('is known by its beginning', () => {
    expect([isCheckpoint(bytes), isCheckpoint(Buffer.from('{"format":"vitrum-model"')), isCheckpoint(new Uint8Array())]).toEqual([true, false, false]);
  });
});

test.each([
  ['checkpoint-0.ckpt', 0],
  ['checkpoint-1200.ckpt', 1200],
  ['checkpoint-01.ckpt', undefined],
  ['checkpoint--1.ckpt', undefined],
  ['checkpoint-1.ckpt.temporary', undefined],
  ['checkpoint.json', undefined],
])('the name %s says %s steps', (name, step) => {
  expect(stepOfCheckpoint(name)).toBe(step);
  if (step !== undefined) expect(checkpointName(step)).toBe(name);
});
