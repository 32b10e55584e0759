import { join } from 'node:path';

/** The samples as files of plain bytes: 784 per picture, one per label. */
export function rawFiles(folder: string) {
  return {
    trainImages: join(folder, 'train-images.bytes'),
    trainLabels: join(folder, 'train-labels.bytes'),
    testImages: join(folder, 'test-images.bytes'),
    testLabels: join(folder, 'test-labels.bytes'),
  } as const;
}

export const pixelsPerPicture = 784;
export const classCount = 10;
