import { createEffect, createRoot, on } from 'solid-js';
import type { Lab } from '../lab/lab.ts';
import { noteKept, refreshKeptRuns, setPresentRun } from './kept-runs.ts';

/** Milliseconds between two writings while epochs fly by; a run that stands still is written at once. */
const pause = 2000;

/** From now on the run is kept whenever an epoch is over and whenever it stands still. */
export function keepRuns(lab: Lab): void {
  let writtenAt = -Infinity;
  let isListed = false;
  let underWay: Promise<void> = Promise.resolve();

  async function keep(): Promise<void> {
    writtenAt = performance.now();
    const kept = await lab.attempt(() => lab.worker.keepRun());
    if (kept === undefined) return;
    // With the first curve there is something to compare the runs of earlier visits with; a first visit does not wait for them.
    if (!isListed) await refreshKeptRuns(lab);
    isListed = true;
    noteKept(kept.run);
    setPresentRun(kept.run.id);
    const { problem } = kept;
    if (problem !== undefined) tellOnce(lab, problem.message, problem.hint);
  }

  const keepNext = (): void => {
    underWay = underWay.then(keep);
  };

  createRoot(() => {
    createEffect(on(() => lab.state.run, () => setPresentRun(undefined), { defer: true }));
    createEffect(
      on(
        () => [lab.state.epochs.length, lab.state.status] as const,
        ([epochs, status], before) => {
          // What diverged is no model; its last whole epoch was kept.
          const hasStopped = status !== before?.[1] && (status === 'paused' || status === 'done');
          const isEpochOver = status === 'running' && epochs > (before?.[0] ?? 0) && performance.now() - writtenAt >= pause;
          if (hasStopped || isEpochOver) keepNext();
        },
        { defer: true },
      ),
    );
  });
}

let told = '';

/** The same refusal again and again would be in the way. */
function tellOnce(lab: Lab, text: string, hint: string | undefined): void {
  if (told === text) return;
  told = text;
  lab.tell({ kind: 'warning', text, hint });
}
