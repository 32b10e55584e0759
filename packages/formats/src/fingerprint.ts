import { VitrumError, type FloatArray, type Parameter } from '@vitrum/core';

/** The part of a network that its fingerprint depends on. */
interface WithParameters {
  readonly parameters: readonly Pick<Parameter, 'name' | 'value'>[];
  /** The layers' state. */
  readonly state?: readonly Pick<Parameter, 'name' | 'value'>[];
}

/** The part of the Web Cryptography API that is used here. */
interface SubtleCrypto {
  digest(algorithm: 'SHA-256', data: Uint8Array): Promise<ArrayBuffer>;
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
  const digest = new Uint8Array(await subtleCrypto().digest('SHA-256', joinBytes(parts)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
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

function subtleCrypto(): SubtleCrypto {
  // Node and browsers both have `crypto`; this package depends on the types of neither.
  const { crypto } = globalThis as { readonly crypto?: { readonly subtle?: SubtleCrypto } };
  if (crypto?.subtle !== undefined) return crypto.subtle;
  // Browsers restrict it to secure contexts: a page from another machine over plain HTTP has none.
  throw new VitrumError({
    code: 'VITRUM_BACKEND_UNAVAILABLE',
    message: 'The fingerprint of the network cannot be computed: this page is no secure context and has no SHA-256.',
    hint: 'Open the page over HTTPS or from localhost.',
  });
}
