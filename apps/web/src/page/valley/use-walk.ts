import { createEffect, createSignal, on, onCleanup, type Accessor } from 'solid-js';
import type { Descent, DescentPoint, DescentVerdict } from '@vitrum/network';
import type { Valley, ValleyWalk } from '../../shared/api/valley.ts';

type Place = readonly [x: number, y: number];

/** The settings of a walk. */
export interface WalkSettings {
  readonly learningRate: number;
  readonly steps: number;
}

/** The state of a walk: its start and steps. */
export interface Walk {
  readonly start: Accessor<Place | undefined>;
  /** The visible part of the path, which grows step by step unless reduced motion is preferred. */
  readonly path: Accessor<readonly DescentPoint[]>;
  readonly verdict: Accessor<DescentVerdict | undefined>;
  startAt(place: Place): void;
  /** All steps from the start. */
  walk(settings: WalkSettings): Promise<void>;
  /** Repeats an existing walk with other settings, without animation. */
  walkAgain(settings: WalkSettings): Promise<void>;
  /** Takes one more step. */
  step(settings: WalkSettings): Promise<void>;
}

/** Milliseconds per step of the animation. */
const stepTime = 45;

/** The start is away from the current weights, so that there is something to descend. */
const startOf = ({ xRange, yRange }: Valley): Place => [xRange[0] + 0.15 * (xRange[1] - xRange[0]), yRange[0] + 0.85 * (yRange[1] - yRange[0])];

/** What takes the steps of a walk: the lab's worker, or a page that computes by itself. */
export interface Walker {
  /** Steps down in an opened valley; undefined where it could not be walked. */
  walk(valley: number, walk: ValleyWalk): Promise<Descent | undefined>;
  /** Told of each walk that was taken. */
  readonly onTaken?: (taken: Descent) => void;
}

export function useWalk(valley: Accessor<Valley | undefined>, walker: Walker): Walk {
  const [start, setStart] = createSignal<Place>();
  const [descent, setDescent] = createSignal<Descent>();
  const [shown, setShown] = createSignal(0);
  let latest = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  const stand = (): void => {
    clearInterval(timer);
    timer = undefined;
  };
  const forget = (): void => {
    stand();
    latest++;
    setDescent(undefined);
  };
  createEffect(
    on(valley, (opened) => {
      forget();
      setStart(opened && startOf(opened));
    }),
  );
  onCleanup(forget);

  async function take(walk: Omit<ValleyWalk, 'start'>, isShownStepByStep: boolean): Promise<void> {
    const [opened, from] = [valley(), start()];
    if (opened === undefined || from === undefined) return;
    const number = ++latest;
    const answer = await walker.walk(opened.id, { ...walk, start: from });
    if (answer === undefined || number !== latest) return;
    stand();
    setDescent(answer);
    if (isShownStepByStep && !matchMedia('(prefers-reduced-motion: reduce)').matches) {
      setShown(1);
      timer = setInterval(() => {
        if (setShown((before) => before + 1) >= answer.path.length) stand();
      }, stepTime);
    } else setShown(answer.path.length);
    walker.onTaken?.(answer);
  }

  return {
    start,
    path: () => descent()?.path.slice(0, shown()) ?? [],
    verdict: () => (shown() >= (descent()?.path.length ?? Infinity) ? descent()?.verdict : undefined),
    startAt: (place) => {
      forget();
      setStart(place);
    },
    walk: (settings) => take(settings, true),
    walkAgain: async (settings) => {
      if (descent() !== undefined) await take(settings, false);
    },
    step: ({ learningRate }) => take({ learningRate, steps: 1, ...(descent() && { earlier: descent()?.path ?? [] }) }, false),
  };
}
