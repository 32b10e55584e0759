import { VitrumError } from '@vitrum/core';
import { checkOption } from '@vitrum/core/internal';
import type { Trainer, TrainingPace, TrainingPlan } from '@vitrum/trainer';
import { countOption, parseNumber } from '../options/parse-number.ts';

/** How often a run is saved within an epoch; at the end of every epoch it always is. */
export type CheckpointInterval = { readonly steps: number } | { readonly seconds: number };

const units = { ms: 0.001, s: 1, min: 60, h: 3600 } as const;
const defaultInterval: CheckpointInterval = { seconds: 30 };

/**
 * Parses the text of `--checkpoint-every`: steps, `500`, or a time, `10s`.
 *
 * @throws VITRUM_INVALID_OPTION
 */
export function parseCheckpointInterval(text: string | undefined): CheckpointInterval {
  if (text === undefined) return defaultInterval;
  const flag = '--checkpoint-every';
  if (/^[+-]?\d+(\.\d*)?$/.test(text)) return { steps: parseNumber(countOption, text, flag) };
  const [, number = '', unit = ''] = /^(.*?)([a-z]*)$/.exec(text) ?? [];
  if (number === '' || !Object.hasOwn(units, unit)) throw noInterval(text);
  const seconds = Number(number) * units[unit as keyof typeof units]; // checked above
  checkOption({ type: 'number', exclusiveMinimum: 0, maximum: 1e9 }, Number.isFinite(seconds) ? seconds : text, flag);
  return { seconds };
}

function noInterval(text: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `--checkpoint-every must be a number of steps or a time, got ${JSON.stringify(text)}.`,
    hint: `Give 500 for every 500th step, or 10s, 500ms, 2min or 1h for a time.`,
  });
}

/** Tells when a run is to be saved within an epoch. */
export interface CheckpointPace extends TrainingPace {
  /** Asked at every progress event. */
  readonly isDue: () => boolean;
  /** The run has just been saved. */
  readonly saved: () => void;
}

/** The pace of a run; the progress events of a whole number of steps come at its multiples, too. */
export function checkpointPace(interval: CheckpointInterval, trainer: Pick<Trainer, 'step'>, { batchSize }: Pick<TrainingPlan, 'batchSize'>, samples: number): CheckpointPace {
  if ('steps' in interval) {
    const { steps } = interval;
    const hundredth = Math.ceil(samples / 100);
    return {
      samplesPerEvent: () => Math.min(hundredth, (steps - (trainer.step % steps)) * batchSize),
      isDue: () => trainer.step % steps === 0,
      saved: () => undefined,
    };
  }
  let savedAt = performance.now();
  const isDue = (): boolean => performance.now() - savedAt >= 1000 * interval.seconds;
  return {
    isEventDue: isDue,
    isDue,
    saved: () => {
      savedAt = performance.now();
    },
  };
}
