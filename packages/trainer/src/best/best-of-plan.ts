import { VitrumError, type Metric } from '@vitrum/core';
import { didYouMean, nearestName } from '@vitrum/core/internal';
import { BestEpoch } from './best-epoch.ts';
import { figureNameOf } from '../evaluation/figure-name.ts';
import { keepLast } from './keep-last.ts';
import { keptFigure, lossFigure, type Asking } from './kept-figure.ts';
import type { TrainingPlan } from '../training-config.ts';
import type { Weights } from './weights-of.ts';

/** What a plan's best epoch depends on. */
interface Judging {
  readonly plan: Pick<TrainingPlan, 'keepBest' | 'callbacks' | 'validation'>;
  readonly network: Weights;
  readonly metrics: readonly Metric[];
  readonly hasValidation: boolean;
}

/**
 * What remembers the best epoch of a training; undefined without validation samples.
 *
 * @throws VITRUM_INVALID_OPTION for a figure that is not computed; VITRUM_INVALID_CONFIG where validation samples are needed, and there are none
 */
export function bestOf({ plan, network, metrics, hasValidation }: Judging): BestEpoch | undefined {
  const kept = keptFigure(plan);
  if (kept !== undefined) checkKeptFigure(kept, metrics);
  if (hasValidation) return new BestEpoch({ network, metrics, name: kept ?? lossFigure, isKept: kept !== undefined });
  if (kept !== undefined || plan.validation > 0) throw nothingToValidateWith(plan);
  return undefined;
}

/**
 * Checks that the figure is among those computed.
 *
 * @throws VITRUM_INVALID_OPTION
 */
function checkKeptFigure(name: string, metrics: readonly Metric[]): void {
  const names = [lossFigure, ...metrics.map(figureNameOf)];
  if (names.includes(name)) return;
  const nearest = nearestName(name, names);
  throw new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `keepBest: "${name}" is none of the figures of this training.`,
    hint: `${didYouMean(nearest)}Its figures: ${names.join(', ')}.`,
    nearest,
  });
}

/** The error for a plan that judges by validation samples, of which there are none. */
function nothingToValidateWith({ keepBest, callbacks }: Asking): VitrumError {
  const callback = callbacks.find(({ needsValidation }) => needsValidation === true);
  const asking = callback !== undefined ? `The callback "${callback.name}" judges` : keepBest !== keepLast ? `keepBest "${keepBest}" judges` : 'The training is to be judged';
  return new VitrumError({
    code: 'VITRUM_INVALID_CONFIG',
    message: `${asking} by validation samples, and there are none.`,
    hint: 'Hold some of the training samples out: splitValidation(data, { share: 0.1 }).',
  });
}
