import { keepLast } from './keep-last.ts';
import type { TrainingPlan } from '../training-config.ts';

/** The name of the loss among the figures that can decide which epoch is best. */
export const lossFigure = 'loss';

/** What asks for validation samples. */
export type Asking = Pick<TrainingPlan, 'keepBest' | 'callbacks'>;

/** The figure whose best epoch a run ends with: `loss` or a metric; undefined if it ends with its last weights. */
export function keptFigure({ keepBest, callbacks }: Asking): string | undefined {
  if (keepBest !== keepLast) return keepBest;
  return callbacks.some(({ needsValidation }) => needsValidation === true) ? lossFigure : undefined;
}
