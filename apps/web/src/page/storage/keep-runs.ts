import { createEffect, createRoot, on } from 'solid-js';
import type { Lab } from '../lab/lab.ts';
import { rememberShelf } from './kept-mark.ts';
import { noteKept, refreshKeptRuns, setPresentRun } from './kept-runs.ts';

/** Milliseconds between two writes during fast epochs; a stopped run is written at once. */
const pause = 2000;

/** Milliseconds between two writes during long epochs: a reload loses no more than this. */
const longest = 10_000;

/** Stores the run after every epoch, now and then during a long one, and whenever it stops. */
export function keepRuns(lab: Lab): void {
  let writtenAt = -Infinity;
  let isListed = false;
  let underWay: Promise<void> = Promise.resolve();

  async function keep(): Promise<void> {
    writtenAt = performance.now();
    const kept = await lab.messages.attempt(() => lab.run.files.keepRun());
    if (kept === undefined) return;
    // Earlier runs are listed once there is a curve to compare them with, so that a first visit does not wait for them.
    if (!isListed) await refreshKeptRuns(lab);
    isListed = true;
    noteKept(kept.run);
    rememberShelf();
    setPresentRun(kept.run.id);
    const { problem } = kept;
    if (problem !== undefined) showMessageOnce(lab, problem.message, problem.hint);
  }

  const keepNext = (): void => {
    underWay = underWay.then(keep);
  };

  setInterval(() => {
    if (lab.state.status === 'running' && performance.now() - writtenAt >= longest) keepNext();
  }, longest);
  addEventListener('beforeunload', (event) => {
    if (lab.state.status === 'running') event.preventDefault(); // the browser asks whether to leave
  });
  createRoot(() => {
    createEffect(on(() => lab.state.run, () => setPresentRun(undefined), { defer: true }));
    createEffect(
      on(
        () => [lab.state.epochs.length, lab.state.status] as const,
        ([epochs, status], before) => {
          // A diverged run is not stored; its last complete epoch has been.
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

/** Shows a failure to store runs only once. */
function showMessageOnce(lab: Lab, text: string, hint: string | undefined): void {
  if (told === text) return;
  told = text;
  lab.messages.show({ kind: 'warning', text, hint });
}
