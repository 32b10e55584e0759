import type { ActiveRun } from './active-run.ts';
import type { Pace } from '../shared/api/run.ts';

/** Seconds of training between two events at full speed, about as often as the page is updated. */
const secondsPerEvent = 0.015;
/** What a visitor can follow with the eye. */
const paces = {
  slow: { samplesPerEvent: 1, milliseconds: 1600 },
  watchable: { samplesPerEvent: 25, milliseconds: 100 },
} as const;

/** Number of samples trained until the page is updated. */
export function samplesPerEvent(pace: Pace, { samplesPerSecond }: Pick<ActiveRun, 'samplesPerSecond'>): number {
  if (pace !== 'full') return paces[pace].samplesPerEvent;
  return Math.max(1, Math.round(samplesPerSecond * secondsPerEvent));
}

/** Waits between two events, so that a visitor can follow. */
export async function waitOfPace(pace: Pace): Promise<void> {
  if (pace === 'full') return;
  const { milliseconds } = paces[pace];
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
