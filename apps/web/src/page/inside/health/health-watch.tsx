import { createEffect, onCleanup, type JSX } from 'solid-js';
import { useLab } from '../../lab/lab-context.ts';
import './health-badge.css';

/** Milliseconds between two looks: while it trains, and when it stands still. */
const [pause, moment] = [2500, 150];

/** Asks which neurons are dead or saturated, now and then while it trains, and when it stands still; shows nothing itself. */
export function HealthWatch(): JSX.Element {
  const lab = useLab();
  let askedAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function ask(): void {
    askedAt = performance.now();
    void lab.run.lookAtHealth().then(() => {
      timer = undefined;
    });
  }

  createEffect(() => {
    lab.run.weights();
    if (lab.state.isMaking) return;
    const wait = lab.state.status === 'running' ? Math.max(0, pause - (performance.now() - askedAt)) : moment;
    timer ??= setTimeout(ask, wait);
  });
  onCleanup(() => {
    clearTimeout(timer);
  });
  return null;
}
