import type { CompleteModel, FormatFile } from '@vitrum/core';
import { envelopeOf } from '@vitrum/formats/internal';
import { envelopeKey } from './envelope-key.ts';

declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** The parameters and the state of a model, in their order, as 32-bit floats; the rest of it in the header. */
export function writeSafetensors(model: CompleteModel): readonly [FormatFile] {
  return [{ name: '.safetensors', bytes: tensorsFile(model, { format: 'pt', [envelopeKey]: envelopeOf(model) }) }];
}

/** A file of the tensors of a model, with notes for the header. */
export function tensorsFile(model: CompleteModel, notes: Readonly<Record<string, string>>): Uint8Array {
  const tensors = Object.entries({ ...model.parameters, ...model.state });
  const entries: Record<string, unknown> = { __metadata__: notes };
  let length = 0;
  for (const [name, { shape, values }] of tensors) {
    entries[name] = { dtype: 'F32', shape, data_offsets: [length, length + values.byteLength] };
    length += values.byteLength;
  }
  const header = paddedHeader(JSON.stringify(entries));
  const bytes = new Uint8Array(8 + header.length + length);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(header.length), true);
  bytes.set(header, 8);
  let at = 8 + header.length;
  for (const [, { values }] of tensors) for (const value of values) {
    view.setFloat32(at, value, true);
    at += 4;
  }
  return bytes;
}

/** Spaces to a multiple of 8, so that the numbers are aligned. */
function paddedHeader(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  const padded = new Uint8Array(Math.ceil(bytes.length / 8) * 8).fill(0x20);
  padded.set(bytes);
  return padded;
}
