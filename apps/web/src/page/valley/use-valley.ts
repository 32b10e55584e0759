import { createEffect, createSignal, on, onCleanup, type Accessor } from 'solid-js';
import { useLab } from '../lab/lab-context.ts';
import type { Valley, ValleyRequest } from '../../shared/api/valley.ts';
import { emptySurface, isComplete, withRows, type Surface } from './surface.ts';

/** A valley on the page, computed incrementally. */
export interface SurveyedValley {
  readonly valley: Accessor<Valley | undefined>;
  /** The cost surface; complete once every row is computed. */
  readonly surface: Accessor<Surface | undefined>;
  /** Samples seen in training when it was opened. */
  readonly takenAt: Accessor<number>;
  /** Reopens it for the current network. */
  reopen(): void;
}

/** Opens a new valley whenever the request or the run changes. */
export function useValley(request: Accessor<ValleyRequest>): SurveyedValley {
  const lab = useLab();
  const [valley, setValley] = createSignal<Valley>();
  const [surface, setSurface] = createSignal<Surface>();
  const [takenAt, setTakenAt] = createSignal(0);
  const [turn, setTurn] = createSignal(0);
  let isClosed = false;
  let latest = 0;

  const isCurrent = (number: number): boolean => !isClosed && number === latest;

  async function open(asked: ValleyRequest): Promise<void> {
    const number = ++latest;
    const opened = await lab.messages.attempt(() => lab.run.ask.openValley(asked));
    if (!isCurrent(number)) return;
    setSurface(undefined);
    setTakenAt(lab.state.progress?.samplesInAll ?? 0);
    setValley(opened);
    if (opened !== undefined) await survey(number, opened);
  }

  async function survey(number: number, opened: Valley): Promise<void> {
    let known = emptySurface(opened);
    while (isCurrent(number) && !isComplete(known)) {
      setSurface(known);
      const rows = await lab.messages.attempt(() => lab.run.ask.surveyValley(opened.id));
      if (rows === undefined) return;
      known = withRows(known, rows);
    }
    if (isCurrent(number)) setSurface(known);
  }

  createEffect(
    on([request, () => lab.state.run, turn], ([asked, run]) => {
      if (run !== undefined) void open(asked);
    }),
  );
  onCleanup(() => {
    isClosed = true;
  });
  return { valley, surface, takenAt, reopen: () => setTurn((before) => before + 1) };
}
