import { createSignal } from 'solid-js';
import type { SweepLook } from '../../shared/api/sweep-look.ts';
import { keptRuns } from './kept-runs.ts';

const [looks, setLooks] = createSignal<readonly SweepLook[]>([]);

/** The sweeps whose runs are listed. */
export const keptSweeps = (): readonly SweepLook[] => looks().filter(({ sweep }) => keptRuns().some(({ trial }) => trial?.sweep === sweep));

/** Notes what a sweep told of its settings, in the place of what it told before. */
export function noteSweep(look: SweepLook): void {
  setLooks((before) => [...before.filter(({ sweep }) => sweep !== look.sweep), look]);
}
