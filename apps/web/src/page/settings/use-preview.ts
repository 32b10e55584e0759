import { createEffect, createSignal, onCleanup, type Accessor } from 'solid-js';
import type { Lab } from '../lab/lab.ts';
import type { Problem } from '../../shared/api/problem.ts';
import type { RunPreview } from '../../shared/api/settings.ts';
import { problemOf } from '../../shared/problem/problem-of.ts';
import type { Draft } from './draft.ts';

/** The run that a draft describes, or why it is invalid. */
export interface Preview {
  readonly run?: RunPreview;
  readonly problem?: Problem;
}

/** Milliseconds to wait for further changes. */
const delay = 150;

/** Requests a preview of each draft from the worker; undefined until it answers. */
export function usePreview(lab: Pick<Lab, 'run'>, draft: Accessor<Draft | undefined>): Accessor<Preview | undefined> {
  const [preview, setPreview] = createSignal<Preview>();
  createEffect(() => {
    const asked = draft();
    setPreview(undefined);
    if (asked === undefined) return;
    const timer = setTimeout(() => {
      const answer = lab.run.ask.preview(asked).then(
        (run): Preview => ({ run }),
        (error: unknown): Preview => ({ problem: problemOf(error) }),
      );
      void answer.then((told) => {
        if (draft() === asked) setPreview(told);
      });
    }, delay);
    onCleanup(() => {
      clearTimeout(timer);
    });
  });
  return preview;
}
