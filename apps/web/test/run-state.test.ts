import type { Divergence } from '@vitrum/trainer';
import { describe, expect, test } from 'vitest';
import { RunState } from '../src/worker/run-state.ts';

const end = { type: 'done', epochs: 2, epochsDone: 2, testMetrics: {}, testLoss: 0.5, seconds: 1 } as const;
const divergence: Divergence = { step: 3, samples: 1, learningRate: 1, epoch: 1, layer: 0, quantity: 'parameter', maxWeight: 1, reason: 'It grew.', tries: [] };

/** A run that is being trained, after a step. */
function after(step: (state: RunState) => unknown): RunState {
  const state = new RunState('untrained');
  state.resume();
  step(state);
  return state;
}

const states = {
  untrained: () => new RunState('untrained'),
  running: () => after(() => undefined),
  paused: () => new RunState('paused'),
  done: () => after((state) => state.finish(end)),
  diverged: () => after((state) => state.diverge(divergence)),
};

const transitions = {
  resume: (state: RunState) => state.resume(),
  pause: (state: RunState) => state.pause(),
  finish: (state: RunState) => state.finish(end),
  diverge: (state: RunState) => state.diverge(divergence),
};

/** The state that follows each, written down once more. */
const table = {
  untrained: { resume: 'running', pause: 'untrained', finish: 'untrained', diverge: 'untrained' },
  running: { resume: 'running', pause: 'paused', finish: 'done', diverge: 'diverged' },
  paused: { resume: 'running', pause: 'paused', finish: 'done', diverge: 'paused' },
  done: { resume: 'done', pause: 'done', finish: 'done', diverge: 'done' },
  diverged: { resume: 'diverged', pause: 'diverged', finish: 'diverged', diverge: 'diverged' },
} as const;
const names = ['untrained', 'running', 'paused', 'done', 'diverged'] as const;
const steps = ['resume', 'pause', 'finish', 'diverge'] as const;

describe('a run', () => {
  test.each(names.flatMap((from) => steps.map((step) => [from, step, table[from][step]] as const)))('%s, %s: %s', (from, step, to) => {
    const state = states[from]();
    transitions[step](state);
    expect(state.status).toBe(to);
    expect(state.end).toEqual(to === 'done' ? end : undefined);
    expect(state.divergence).toEqual(to === 'diverged' ? divergence : undefined);
  });

  test('trains only where it can go on, and not twice at once', () => {
    expect(names.map((name) => states[name]().resume())).toEqual([true, false, true, false, false]);
  });
});
