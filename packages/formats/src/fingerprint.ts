import type { FloatArray, Parameter } from '@vitrum/core';
import { sha256 } from './sha256.ts';

/** The part of a network that its fingerprint depends on. */
interface WithParameters {
  readonly parameters: readonly Pick<Parameter, 'name' | 'value'>[];
  /** The layers' state. */
  readonly state?: readonly Pick<Parameter, 'name' | 'value'>[];
}

declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/**
 * The SHA-256 of a network's parameters and state: equal if and only if all numbers are the same bits.
 *
 * Hashed are, for each parameter in the order of `network.parameters` and then for each of `network.state`, its name and shape as a line of JSON in UTF-8,
 * `["layers.0.weights",[784,32]]` and a line feed, and then its numbers in row-major order as little-endian IEEE 754 floats of
 * four bytes, or of eight in a network of the precision `float64`. A −0 counts as 0, as in a model file. Layer types,
 * activations and metadata are not hashed.
 *
 * @returns 64 digits of lower-case hexadecimal.
 * @throws VITRUM_BACKEND_UNAVAILABLE in an insecure page, which has no SHA-256
 *
 * @example
 * await fingerprint(decodeModel(registry, parseModel(text))); // that of the network that was saved
 */
export async function fingerprint({ parameters, state = [] }: WithParameters): Promise<string> {
  const encoder = new TextEncoder();
  const parts = [...parameters, ...state].flatMap(({ name, value }) => [
    encoder.encode(`${JSON.stringify([name, value.shape])}\n`),
    littleEndian(value.data),
  ]);
  return sha256(joinBytes(parts), 'The fingerprint of the network');
}

function littleEndian(values: FloatArray): Uint8Array {
  const bytes = new Uint8Array(values.byteLength);
  const view = new DataView(bytes.buffer);
  const isSingle = values instanceof Float32Array;
  for (const [index, value] of values.entries()) {
    const number = value + 0; // −0 becomes 0
    if (isSingle) view.setFloat32(4 * index, number, true);
    else view.setFloat64(8 * index, number, true);
  }
  return bytes;
}

function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}
