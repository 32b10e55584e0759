import { formatNumber, formatPercent } from '../format/number.ts';
import type { TrialOfSweep } from '../../shared/api/trial-of-sweep.ts';

/** `accuracy 93.42 %`; why there is no figure where there is none. */
export function trialScore(trial: TrialOfSweep): string {
  const { state, reason, figure = 'value', value } = trial;
  if (state === 'failed') return `failed: ${reason ?? 'no reason was given'}`;
  return value === undefined ? 'no figure yet' : `${figure.replaceAll('-', ' ')} ${figureOf(trial, value)}`;
}

/** A figure of a trial, in per cent where it is such. */
export const figureOf = ({ isPercent }: TrialOfSweep, value: number): string => (isPercent ? formatPercent(value) : formatNumber(value));
