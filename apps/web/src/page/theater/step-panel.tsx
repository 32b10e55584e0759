import { lazy, Show, Suspense, type JSX } from 'solid-js';
import { useLab } from '../lab/lab-context.ts';
import type { StepPhase } from './step-view.ts';
import './step-panel.css';

/** Loaded with the first step. */
const StepWords = lazy(async () => ({ default: (await import('./step-words.tsx')).StepWords }));

/** The step that is shown: what it learns from, and what it does to the cost of that sample. */
export function StepPanel(props: { readonly phase: StepPhase }): JSX.Element {
  const lab = useLab();
  return (
    <div class="step-panel" aria-live="off">
      <Show when={lab.run.step()} fallback={<p class="small soft">Lines: the links that carry the most. Press “1 example” to watch one step.</p>}>
        {(step) => (
          <Suspense>
            <StepWords step={step()} phase={props.phase} />
          </Suspense>
        )}
      </Show>
    </div>
  );
}
