import { createEffect, createSignal, onCleanup, type Accessor } from 'solid-js';
import { useLab } from '../lab/lab-context.ts';

/** Milliseconds between two questions at least, and how many times as long as an answer took. */
const [pause, patience] = [500, 9];

/** What the worker sees in the network. */
export interface Look<T> {
  readonly latest: Accessor<T | undefined>;
  readonly isUnderWay: Accessor<boolean>;
}

/**
 * Asks the worker again whenever the question or the weights change, with pauses: looks take a tenth of the time at most. An
 * undefined question is not asked.
 */
export function useLook<Question, Answer>(question: Accessor<Question | undefined>, ask: (question: Question) => Promise<Answer | undefined>): Look<Answer> {
  const lab = useLab();
  const [latest, setLatest] = createSignal<Answer>();
  const [isUnderWay, setUnderWay] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const change = { isAwaited: false };
  let restsUntil = 0;
  let isOver = false;

  async function look(): Promise<void> {
    const asked = question();
    Object.assign(change, { isAwaited: false });
    if (asked === undefined) {
      setLatest(undefined);
      return;
    }
    setUnderWay(true);
    const begun = performance.now();
    const answer = await lab.messages.attempt(() => ask(asked));
    restsUntil = performance.now() + Math.max(pause, patience * (performance.now() - begun));
    setUnderWay(false);
    if (isOver) return;
    if (asked === question()) setLatest(() => answer);
    if (change.isAwaited || asked !== question()) lookSoon(asked !== question());
  }

  function lookSoon(isNew: boolean): void {
    if (isUnderWay()) {
      change.isAwaited = true;
      return;
    }
    if (isNew) clearTimeout(timer);
    else if (timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      void look();
    }, isNew ? 0 : Math.max(0, restsUntil - performance.now()));
  }

  let before: Question | undefined;
  createEffect(() => {
    lab.run.weights();
    const isNew = question() !== before;
    before = question();
    lookSoon(isNew);
  });
  onCleanup(() => {
    isOver = true;
    clearTimeout(timer);
  });
  return { latest, isUnderWay };
}
