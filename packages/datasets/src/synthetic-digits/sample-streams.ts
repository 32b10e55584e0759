import type { DatasetPart } from '@vitrum/core';

/** Maximum number of pictures in a part: 7.8 GB. There are streams for a hundred times as many. */
export const maxPartSize = 10_000_000;

/** The first picture stream of each part. The streams below belong to training: `randomStreams`. */
const pictures: Readonly<Record<DatasetPart, number>> = { train: 0x4000_0000, test: 0x8000_0000 };
const labels: Readonly<Record<DatasetPart, number>> = { train: 0xc000_0000, test: 0xe000_0000 };

/** The random stream of picture `index` in a part. */
export function pictureStream(part: DatasetPart, index: number): number {
  return pictures[part] + index;
}

/** The random stream of the digit order in group `group` of a part. */
export function labelStream(part: DatasetPart, group: number): number {
  return labels[part] + group;
}
