import type { Callback, CallbackMemory } from '@vitrum/core';
import { isFiniteNumber, isRecord } from '@vitrum/core/internal';
import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import type { Fault } from '../../finding.ts';
import { toldRun } from './told-run.ts';

/** A resumed run goes on as if it had never stopped: hooks depend on what they are told and on a memory that a checkpoint holds. */
export const callbackMemory = check<CheckContext<'callbacks'>>('memory', 'what it remembers survives a checkpoint, and nothing else is remembered', ({ variants, first, tried }) => {
  tried(`${toldRun(first.made).length} calls, each of them twice`);
  for (const { made, fail } of variants) fail(...faultsOf(made));
});

function faultsOf(callback: Callback): readonly Fault[] {
  const { memory: initial = {} } = callback;
  if (!isMemory(initial, initial)) return [{ message: 'Its memory must hold finite numbers by name, its values before the first epoch.' }];
  const before = JSON.stringify(initial);
  const memory: CallbackMemory = { ...initial };
  for (const { where, call } of toldRun(callback)) {
    const copy = { ...memory };
    const [said, again] = [JSON.stringify(call(memory)), JSON.stringify(call(copy))];
    if (!isMemory(initial, memory)) return [{ message: `After ${where}, its memory must be finite numbers called ${Object.keys(initial).join(', ') || 'nothing'}, got ${JSON.stringify(memory)}.` }];
    if (said !== again || JSON.stringify(memory) !== JSON.stringify(copy))
      return [{ message: `${where} gives something else when it is called again with the same memory.`, hint: 'It must depend on its arguments alone: keep what it has to know in "memory".' }];
    if (JSON.stringify(initial) !== before) return [{ message: `${where} writes to the first values of its memory; every run has a copy of its own.` }];
  }
  return [];
}

function isMemory(initial: object, value: unknown): value is CallbackMemory {
  return isRecord(value) && Object.keys(value).sort().join() === Object.keys(initial).sort().join() && Object.values(value).every(isFiniteNumber);
}
