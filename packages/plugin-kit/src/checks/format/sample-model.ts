import type { CompleteModel, FilesBeside, Format, FormatFile, PortableModel, Registry } from '@vitrum/core';
import { VitrumError } from '@vitrum/core';
import { completeModel, encodeModel } from '@vitrum/formats';
import { createNetwork } from '@vitrum/network';

/** A model that every format should be able to express: two dense layers, with biases that are not zero, and names of classes. */
export function sampleModel(registry: Registry): CompleteModel {
  const layers = [{ type: 'dense', units: 4, activation: 'relu' }, { type: 'dense', units: 2, activation: 'softmax' }];
  const network = createNetwork(registry, { inputShape: [3], layers }, { seed: 1 });
  for (const { name, value } of network.parameters) if (name.endsWith('biases')) value.data.forEach((_, i) => (value.data[i] = Math.fround(0.1 * (i + 1))));
  return completeModel(registry, encodeModel(registry, network, { classes: ['one', 'other'], task: 'classification' }));
}

/** The files of the model, the main one first. */
export type SampleFiles = readonly [main: FormatFile, ...others: FormatFile[]];

/** Reads a main file with the files beside it. */
export function readBeside(read: NonNullable<Format['read']>, bytes: Uint8Array, others: readonly FormatFile[]): Promise<PortableModel> {
  const beside: FilesBeside = (name) => {
    const found = others.find((file) => file.name === name);
    if (found !== undefined) return Promise.resolve(Uint8Array.from(found.bytes));
    return Promise.reject(new VitrumError({ code: 'VITRUM_INVALID_MODEL', message: `There is no file ${name} beside it.`, hint: 'Choose it, too.' }));
  };
  return read(bytes, beside);
}
