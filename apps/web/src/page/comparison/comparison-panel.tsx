import { onMount, Show, type JSX } from 'solid-js';
import { throttleAccessor } from '../curves/throttle-accessor.ts';
import { useLab } from '../lab/lab-context.ts';
import { comparedRuns, otherRuns, refreshKeptRuns } from '../storage/kept-runs.ts';
import { AgainForm } from './again-form.tsx';
import { DifferenceTable } from './difference-table.tsx';
import { RunChoice } from './run-choice.tsx';
import { shownRuns } from './shown-runs.ts';
import { SideBySide } from './side-by-side.tsx';
import './comparison-panel.css';

/** Milliseconds between updates of the figures. */
const pause = 400;

/** The present run beside others: what differs, the networks themselves, and one more try. */
export function ComparisonPanel(): JSX.Element {
  const lab = useLab();
  onMount(() => void refreshKeptRuns(lab));
  const runs = throttleAccessor(pause, shownRuns(lab));
  return (
    <div class="comparison-panel">
      <section aria-label="One more try">
        <h2>Again, with one thing changed</h2>
        <p class="small soft">The run that is shown now stays beside the new one, in a color of its own.</p>
        <AgainForm />
        <Show
          when={otherRuns().length > 0}
          fallback={<p class="soft">No other run yet. Train again with one thing changed, or open runs of the command line in the room “Models and runs”.</p>}
        >
          <details class="comparison-choice" open={comparedRuns().length === 0}>
            <summary>Compared with ({comparedRuns().length} of {otherRuns().length})</summary>
            <RunChoice />
          </details>
        </Show>
      </section>
      <section aria-label="The runs beside each other">
        <h2>What differs</h2>
        <Show when={comparedRuns().length > 0} fallback={<p class="soft">Choose a run, and what differs stands here: settings, figures, weights and mistakes.</p>}>
          <DifferenceTable runs={runs()} />
        </Show>
      </section>
      <Show when={comparedRuns().length > 0}>
        <section class="comparison-networks" aria-label="The networks themselves">
          <SideBySide runs={runs()} />
        </section>
      </Show>
    </div>
  );
}
