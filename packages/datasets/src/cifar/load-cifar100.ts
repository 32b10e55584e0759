import type { DatasetContext, PublishedDataset } from '@vitrum/core';
import type { ImageDatasetSplits } from '../mnist-like-description.ts';
import { coarseClasses, fineClasses } from './cifar100-classes.ts';
import { loadCifar } from './load-cifar.ts';

/** A record begins with the coarse label and the fine one. */
const forms = {
  fine: { classes: fineClasses, labelAt: 1 },
  coarse: { classes: coarseClasses, labelAt: 0 },
} as const;

export const loadCifar100 = (labels: keyof typeof forms, published: PublishedDataset, context: DatasetContext): Promise<ImageDatasetSplits> =>
  loadCifar({ name: 'cifar100', ...forms[labels], published, labelBytes: 2, testFiles: ['test.bin'], hasRandomOrder: false }, context);
