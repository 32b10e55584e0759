import { resolveReference, VitrumError, type DatasetSplits, type Metric, type Reference, type Registry } from '@vitrum/core';
import { didYouMean, nearestName } from '@vitrum/core/internal';
import { splitValidation, type ValidationShare } from '@vitrum/datasets';
import type { TrainingConfig, TrainingPlan } from '@vitrum/trainer';
import { chooseMetrics, figureNameOf, keepLast } from '@vitrum/trainer/internal';
import { defaultSeed, type Run } from '../run.ts';
import type { RunConfig } from '../config/run-config.ts';
import type { TrainingData } from './training-data.ts';

/** The share held out where something judges by validation samples and no share is given. */
const usualShare = 0.1;

/** A run whose plan and data are known. */
interface PlannedData extends Pick<TrainingData, 'data'> {
  readonly plan: Pick<TrainingPlan, 'metrics' | 'keepBest'>;
}

/** The figure that decides by default which epoch is best. */
const loss = 'loss';

/**
 * The training samples that a configuration holds out for validation; undefined if none. Where a callback or the best weights need
 * validation samples and nothing is said, it is a tenth.
 *
 * @throws VITRUM_INVALID_CONFIG where they are needed and a share of 0 is given; VITRUM_UNKNOWN_NAME for an unknown figure or callback
 */
export function validationOf(registry: Registry, { training = {}, dataset }: RunConfig): ValidationShare | undefined {
  const { validation, seed = defaultSeed } = training;
  const asking = askingFor(registry, training);
  if (dataset?.validationData !== undefined) {
    if (validation === undefined || validation === 0) return undefined;
    throw bothParts(dataset.validationData);
  }
  const share = validation ?? (asking === undefined ? 0 : usualShare);
  if (share > 0) return { share, seed };
  if (asking === undefined) return undefined;
  throw new VitrumError({
    code: 'VITRUM_INVALID_CONFIG',
    message: `${asking} has nothing to validate with: the validation share is 0.`,
    hint: `Leave the share out for ${usualShare}, or give data of your own to validate with.`,
  });
}

/** What judges by validation samples, for messages. */
function askingFor(registry: Registry, { keepBest = keepLast, callbacks = [], metrics }: TrainingConfig): string | undefined {
  checkFigureName(registry, keepBest, metrics);
  const asking = callbacks.map((reference) => resolveReference(registry, 'callback', reference)).find(({ needsValidation }) => needsValidation === true);
  if (asking !== undefined) return `The callback "${asking.name}"`;
  return keepBest === keepLast ? undefined : `Keeping the best weights by "${keepBest}"`;
}

/**
 * Checks that a figure by which the best weights are kept is known: the loss, a metric, or a figure of the metrics that are asked for.
 *
 * @throws VITRUM_UNKNOWN_NAME
 */
export function checkFigureName(registry: Registry, name: string, asked: readonly Reference[] = []): void {
  const figures = asked.map((reference) => figureNameOf(resolveReference(registry, 'metric', reference)));
  if ([loss, keepLast, ...figures, ...registry.metrics.names].includes(name)) return;
  const nearest = nearestName(name, [loss, keepLast, ...figures, ...registry.metrics.names]);
  throw new VitrumError({
    code: 'VITRUM_UNKNOWN_NAME',
    message: `There is no figure called "${name}" by which the best weights could be kept.`,
    hint: `${didYouMean(nearest)}Figures: ${[loss, ...new Set([...figures, ...registry.metrics.names])].join(', ')}.`,
    nearest,
  });
}

/**
 * The metrics of a run, the main figure first: those asked for or of its task, and the one by which the best weights are kept.
 *
 * @throws VITRUM_INVALID_CONFIG if that is a figure of other tasks; VITRUM_INVALID_OPTION for metrics that do not suit the data
 */
export function metricsOfRun(registry: Registry, { plan: { metrics: asked, keepBest }, data: { train } }: PlannedData): readonly Metric[] {
  const metrics = chooseMetrics(registry, asked, train);
  const figures = [loss, ...metrics.map(figureNameOf)];
  if (keepBest === keepLast || figures.includes(keepBest)) return metrics;
  const metric = resolveReference(registry, 'metric', keepBest);
  const { task = 'classification' } = train;
  const suited = metric.suits ?? metric.tasks;
  if (suited === undefined || suited.includes(task)) return [...metrics, ...chooseMetrics(registry, [metric], train)];
  throw new VitrumError({
    code: 'VITRUM_INVALID_CONFIG',
    message: `The best weights cannot be kept by "${keepBest}": it is a figure of ${suited.join(' and ')}, and the data are for ${task}.`,
    hint: `Figures for ${task}: ${figures.join(', ')}.`,
  });
}

/**
 * Holds the samples of a run's validation share out of its training samples where that was not done while they were read; data that
 * have a validation part keep it.
 */
export function holdOut<Data extends TrainingData>(data: Data, { validation, seed }: Run['training']): Data {
  if (validation === 0 || data.data.validation !== undefined) return data;
  const splits: DatasetSplits = splitValidation(data.data, { share: validation, seed });
  return { ...data, data: splits };
}

function bothParts(path: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_CONFIG',
    message: `The validation samples are given twice: ${path}, and a share of the training samples.`,
    hint: 'Leave one of them out.',
  });
}
