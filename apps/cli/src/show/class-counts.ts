import type { Dataset } from '@vitrum/core';
import { formatCount, formatValue } from '@vitrum/runs/internal';
import { printable } from '../printable.ts';
import { targetsOf } from './read-sample.ts';

/** The frequency of each class or label among all samples, or the range of the numbers, in one line. */
export function describeTargets(dataset: Dataset): string {
  const { task = 'classification' } = dataset;
  if (task === 'classification' && dataset.label === undefined) return '';
  return printable(task === 'regression' ? describeRanges(dataset) : describeCounts(dataset));
}

/** Maximum number of classes listed. */
const maxListed = 30;

function describeCounts(dataset: Dataset): string {
  const { classes = [], task = 'classification', size } = dataset;
  const counts = new Float64Array(classes.length);
  for (let index = 0; index < size; index++) {
    const applying = task === 'multi-label' ? targetsOf(dataset, index).flatMap((target, i) => (target > 0.5 ? [i] : [])) : [dataset.label?.(index) ?? 0];
    for (const place of applying) counts[place] = (counts[place] ?? 0) + 1;
  }
  const listed = classes.slice(0, maxListed).map((name, i) => `${name} ${formatCount(counts[i] ?? 0)}`);
  const rest = classes.length > maxListed ? `, … ${classes.length - maxListed} more` : '';
  return `${task === 'multi-label' ? 'labels' : 'classes'}: ${listed.join(', ')}${rest}`;
}

function describeRanges(dataset: Dataset): string {
  const { classes = [], targetSize, size } = dataset;
  const lows = new Float64Array(targetSize).fill(Infinity);
  const highs = new Float64Array(targetSize).fill(-Infinity);
  for (let index = 0; index < size; index++) {
    targetsOf(dataset, index).forEach((value, i) => {
      lows[i] = Math.min(lows[i] ?? value, value);
      highs[i] = Math.max(highs[i] ?? value, value);
    });
  }
  const ranges = Array.from(lows, (low, i) => `${classes[i] ?? 'target'} from ${formatValue(low)} to ${formatValue(highs[i] ?? low)}`);
  return `to learn: ${ranges.join(', ')}`;
}
