import { VitrumError, type Dataset, type Metric, type Registry } from '@vitrum/core';
import { figureNameOf } from '../evaluation/figure-name.ts';
import { metricsFor } from './metrics-for.ts';
import { taskOf } from '../task-of.ts';

/**
 * The metrics that were asked for, or those of the dataset's task if none was.
 *
 * @throws VITRUM_INVALID_OPTION when one has no meaning for the dataset, or is given twice
 */
export function chooseMetrics(registry: Registry, asked: readonly Metric[], dataset: Dataset): readonly Metric[] {
  if (asked.length === 0) return metricsFor(registry, taskOf(dataset));
  checkMetrics(registry, asked, dataset);
  return asked;
}

/**
 * Checks metrics that were asked for.
 *
 * @throws VITRUM_INVALID_OPTION when one has no meaning for the dataset, or is given twice
 */
export function checkMetrics(registry: Registry, asked: readonly Metric[], dataset: Dataset): void {
  const names = asked.map(figureNameOf);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw invalid(`The metric "${twice}" is asked for twice.`, 'Name it once.');
  for (const metric of asked) checkMetric(registry, metric, dataset);
}

function checkMetric(registry: Registry, metric: Metric, dataset: Dataset): void {
  const { suits, minClasses = 0 } = metric;
  const task = taskOf(dataset);
  const name = figureNameOf(metric);
  if (suits?.includes(task) === false) {
    const others = metricsFor(registry, task).map(figureNameOf);
    throw invalid(`The metric "${name}" is for ${suits.join(' and ')}, and "${dataset.name}" is for ${task}.`, `For ${task}, there are ${others.join(', ')}.`);
  }
  const classes = dataset.targetSize === 1 ? 2 : dataset.targetSize;
  if (minClasses <= classes) return;
  throw invalid(`The metric "${name}" looks at ${minClasses} classes, and "${dataset.name}" has ${classes}.`, `Ask for ${classes - 1} at most: with ${classes} every answer is among them.`);
}

function invalid(message: string, hint: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_OPTION', message, hint });
}
