import { describeValue, isRecord } from '@vitrum/core/internal';
import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import { toldRun } from './told-run.ts';

/** Every hook says nothing, or why it wants to end the training. */
export const callbackHooks = check<CheckContext<'callbacks'>>('hooks', 'its hooks return nothing, or the reason to end the training', ({ variants, first, tried }) => {
  tried(`${toldRun(first.made).length} calls, with and without samples for validation`);
  for (const { made, fail } of variants) {
    const memory = { ...made.memory };
    for (const { where, call } of toldRun(made)) {
      const wish = call(memory);
      if (wish === undefined || isStop(wish)) continue;
      fail({
        where,
        got: describeValue(wish),
        expected: 'undefined or { stop: "the reason" }',
        ...(wish instanceof Promise && { hint: 'A hook is not asynchronous: the training does not wait for it.' }),
      });
      break;
    }
  }
});

const isStop = (wish: unknown): boolean => isRecord(wish) && Object.keys(wish).join() === 'stop' && typeof wish['stop'] === 'string' && wish['stop'] !== '';
