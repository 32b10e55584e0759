import { createRandom, shuffle } from '@vitrum/tensor';
import { randomStreams } from '@vitrum/tensor/internal';

/** How a run orders its samples. */
export interface Ordering {
  readonly size: number;
  readonly shuffle: boolean;
  readonly seed: number;
}

let kept: { readonly key: string; readonly indices: Uint32Array } | undefined;

/** The training sample at a place of an epoch (from 0); undefined at its end. */
export function nextSample(ordering: Ordering, epoch: number, place: number): number | undefined {
  if (place >= ordering.size) return undefined;
  return ordering.shuffle ? orderOf(ordering, epoch)[place] : place;
}

/** The order of an epoch: the trainer draws one after the other from one generator. */
function orderOf({ size, seed }: Ordering, epoch: number): Uint32Array {
  const key = `${size} ${seed} ${epoch}`;
  if (kept?.key === key) return kept.indices;
  const random = createRandom(seed, randomStreams.shuffling);
  const indices = new Uint32Array(size);
  for (let drawn = 0; drawn <= epoch; drawn++) {
    for (let i = 0; i < size; i++) indices[i] = i;
    shuffle(indices, random);
  }
  kept = { key, indices };
  return indices;
}
