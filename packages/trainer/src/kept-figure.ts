import { VitrumError, type Metric } from '@vitrum/core';
import { didYouMean, nearestName } from '@vitrum/core/internal';
import { lossFigure } from './best-epoch.ts';
import { keepLast } from './keep-last.ts';
import { figureNameOf } from './metric-accumulator.ts';
import type { TrainingPlan } from './training-config.ts';

type Asking = Pick<TrainingPlan, 'keepBest' | 'callbacks'>;

/** The figure whose best epoch a run ends with: `loss` or a metric; undefined if it ends with its last weights. */
export function keptFigure({ keepBest, callbacks }: Asking): string | undefined {
  if (keepBest !== keepLast) return keepBest;
  return callbacks.some(({ needsValidation }) => needsValidation === true) ? lossFigure : undefined;
}

/**
 * Checks that the figure is among those computed.
 *
 * @throws VITRUM_INVALID_OPTION
 */
export function checkKeptFigure(name: string, metrics: readonly Metric[]): void {
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
export function nothingToValidateWith({ keepBest, callbacks }: Asking): VitrumError {
  const callback = callbacks.find(({ needsValidation }) => needsValidation === true);
  const asking = callback !== undefined ? `The callback "${callback.name}" judges` : keepBest !== keepLast ? `keepBest "${keepBest}" judges` : 'The training is to be judged';
  return new VitrumError({
    code: 'VITRUM_INVALID_CONFIG',
    message: `${asking} by validation samples, and there are none.`,
    hint: 'Hold some of the training samples out: splitValidation(data, { share: 0.1 }).',
  });
}
