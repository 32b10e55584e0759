import { readIdx, readIdxHeader, type IdxElementType } from '@vitrum/datasets';
import type { ArrayContent, NumberKind } from '../arrays/array-content.ts';

/**
 * The array in an IDX file that is in memory.
 *
 * @throws VITRUM_INVALID_IDX
 */
export function idxContent(bytes: Uint8Array, name: string): ArrayContent {
  const { shape, data } = readIdx(bytes, name);
  return { name, shape, numbers: data, kind: kindOfIdx(readIdxHeader(bytes, bytes.length, name).element) };
}

/** What the numbers of an IDX file are like. */
export function kindOfIdx({ name }: IdxElementType): NumberKind {
  if (name === 'unsigned byte') return 'byte';
  return name === 'float' || name === 'double' ? 'float' : 'integer';
}
