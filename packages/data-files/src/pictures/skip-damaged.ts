import { isVitrumError } from '@vitrum/core';
import { formatCount, listSome } from '@vitrum/datasets/internal';

/** Result of reading a picture; undefined for a damaged one that is skipped. */
export async function readOrSkip<T>(skipsDamaged: boolean, read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (skipsDamaged && isVitrumError(error)) return undefined;
    throw error;
  }
}

/** The note on skipped pictures. */
export function damagedNotes(damaged: readonly { readonly path: string }[], count: number): readonly string[] {
  if (damaged.length === 0) return [];
  const listed = listSome(damaged.map(({ path }) => path), 5);
  return [`${formatCount(damaged.length)} of ${formatCount(count)} pictures cannot be decoded and are left out: ${listed}`];
}
