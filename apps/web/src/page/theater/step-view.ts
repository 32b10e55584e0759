import { createEffect, createSignal, on, onCleanup, type Accessor } from 'solid-js';
import { useLab } from '../lab/lab-context.ts';

/** What the links show of a step: what flows forwards, then the gradient that flows back. */
export type StepPhase = 'forward' | 'backward' | 'after';

/** Milliseconds until the gradient flows back, and until the outputs after the step are shown. */
const [forwardTime, backwardTime] = [350, 1000];

/** The phase of the step that is shown. */
export function useStepPhase(): Accessor<StepPhase> {
  const lab = useLab();
  const [phase, setPhase] = createSignal<StepPhase>('forward');
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = (): void => {
    setPhase('after');
    lab.run.showAfterStep();
  };
  createEffect(
    on(lab.run.step, (step) => {
      clearTimeout(timer);
      const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
      setPhase('forward');
      if (step === undefined) return;
      if (isStill) {
        end();
        return;
      }
      timer = setTimeout(() => {
        setPhase('backward');
        timer = setTimeout(end, backwardTime - forwardTime);
      }, forwardTime);
    }),
  );
  onCleanup(() => {
    clearTimeout(timer);
  });
  return phase;
}
