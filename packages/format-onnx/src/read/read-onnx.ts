import type { PortableModel } from '@vitrum/core';
import { decodeOnnx } from '../proto/decode-model.ts';
import { readOwn } from './read-own.ts';
import { importGraph } from './import-graph.ts';

/**
 * Reads an untrusted ONNX file: what vitrum has written comes back as it was, and the graph of another program becomes layers.
 *
 * @throws VITRUM_INVALID_MODEL, VITRUM_UNSUPPORTED_MODEL
 */
export function readOnnx(bytes: Uint8Array): PortableModel {
  const model = decodeOnnx(bytes);
  return readOwn(model) ?? importGraph(model, bytes.length);
}
