import type { DatasetPart } from '@vitrum/core';

/** Pictures that a part can have at most: 7.8 GB. There are streams for a hundred times as many. */
export const maxPartSize = 10_000_000;

/** The stream of the first picture of each part. The streams below them belong to training: `randomStreams`. */
const pictures: Readonly<Record<DatasetPart, number>> = { train: 0x4000_0000, test: 0x8000_0000 };
const labels: Readonly<Record<DatasetPart, number>> = { train: 0xc000_0000, test: 0xe000_0000 };

/** The stream that decides picture `index` of a part. */
export function pictureStream(part: DatasetPart, index: number): number {
  return pictures[part] + index;
}

/** The stream that decides the order of the ten digits in group `group` of a part. */
export function labelStream(part: DatasetPart, group: number): number {
  return labels[part] + group;
}
