import type { Dataset } from '@vitrum/core';
import { pictureSize } from '../dataset-picture.ts';

/** How samples of a dataset are shown: each as a picture, all as points of one plot, or as rows. */
export type ShowKind = 'pictures' | 'points' | 'curve' | 'rows';

/** Most classes that a plot can keep apart. */
export const mostPlotClasses = 10;

/** How the samples of a dataset are shown best. */
export function showKindOf(dataset: Dataset): ShowKind {
  const { inputShape, targetSize, task = 'classification', classes = [] } = dataset;
  if (pictureSize(dataset) !== undefined) return 'pictures';
  const [inputs = 0, ...more] = inputShape;
  if (more.length > 0) return 'rows';
  if (inputs === 2 && task === 'classification' && dataset.label !== undefined && classes.length <= mostPlotClasses) return 'points';
  return inputs === 1 && task === 'regression' && targetSize === 1 ? 'curve' : 'rows';
}
