import type { PortableModel } from '@vitrum/core';
import { parseEncoding, type KnownEncoding } from '@vitrum/datasets';
import { sizeOf } from '@vitrum/tensor';

/** How inputs were scaled: (x − offset) / scale, input by input. */
export interface InputScaling {
  readonly offsets: readonly number[];
  readonly scales: readonly number[];
}

/**
 * The scaling that a model's encoding says; undefined where there is none. Inputs of categories and words are counts, and stay.
 *
 * @throws VITRUM_INVALID_ENCODING
 */
export function inputScaling({ encoding }: PortableModel['metadata']): InputScaling | undefined {
  if (encoding === undefined) return undefined;
  const { offsets, scales } = scalingOf(parseEncoding(encoding));
  return offsets.some((offset) => offset !== 0) || scales.some((scale) => scale !== 1) ? { offsets, scales } : undefined;
}

function scalingOf(encoding: KnownEncoding): InputScaling {
  if (encoding.type === 'array') {
    const { offsets, scales } = encoding;
    const size = sizeOf(encoding.shape);
    return { offsets: offsets ?? new Array<number>(size).fill(0), scales: scales ?? new Array<number>(size).fill(1) };
  }
  if (encoding.type !== 'table') return { offsets: [], scales: [] };
  const columns = encoding.columns.map((column): InputScaling => {
    if (column.kind === 'number') return { offsets: [column.offset], scales: [column.scale] };
    const inputs = column.kind === 'category' ? column.values : column.words;
    return { offsets: inputs.map(() => 0), scales: inputs.map(() => 1) };
  });
  return { offsets: columns.flatMap(({ offsets }) => offsets), scales: columns.flatMap(({ scales }) => scales) };
}
