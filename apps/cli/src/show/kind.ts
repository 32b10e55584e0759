import type { Dataset } from '@vitrum/core';
import { pictureSize } from '../dataset-picture.ts';

/** The display of samples: each as a picture, all as points of one plot, or as rows. */
export type ShowKind = 'pictures' | 'points' | 'curve' | 'rows';

/** Maximum number of classes distinguishable in a plot. */
const maxPlotClasses = 10;

/** The best display for a dataset. */
export function showKindOf(dataset: Dataset): ShowKind {
  const { inputShape, targetSize, task = 'classification', classes = [] } = dataset;
  if (pictureSize(dataset) !== undefined) return 'pictures';
  const [inputs = 0, ...more] = inputShape;
  if (more.length > 0) return 'rows';
  if (inputs === 2 && task === 'classification' && dataset.label !== undefined && classes.length <= maxPlotClasses) return 'points';
  return inputs === 1 && task === 'regression' && targetSize === 1 ? 'curve' : 'rows';
}
