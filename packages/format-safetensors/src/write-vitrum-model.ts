import type { CompleteModel, FormatFile } from '@vitrum/core';
import { sha256 } from '@vitrum/formats/internal';
import { tensorsFile } from './write-safetensors.ts';

declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** `model.json` with everything but the numbers, and `model.safetensors` with them. */
export async function writeVitrumModel(model: CompleteModel): Promise<readonly [FormatFile, FormatFile]> {
  const { plugins = [], network, state, metadata } = model;
  const bytes = tensorsFile(model, { format: 'pt' });
  const file = 'model.safetensors';
  const description = {
    format: 'vitrum-model',
    formatVersion: 3,
    plugins,
    network,
    tensors: { file, sha256: await sha256(bytes, 'The SHA-256 of the numbers') },
    state: Object.keys(state),
    metadata,
  };
  return [{ name: 'model.json', bytes: new TextEncoder().encode(`${JSON.stringify(description, undefined, 2)}\n`) }, { name: file, bytes }];
}
