import { For, Show, type JSX } from 'solid-js';
import { unwrap } from 'solid-js/store';
import { useLab } from '../lab/lab-context.ts';
import './experiment-steps.css';
import { useLessonProgress } from './lesson-progress.ts';
import type { Experiment, Setup } from './lesson.ts';

/** The networks that an experiment offers, its steps with their marks, and what the runs have shown. */
export function ExperimentSteps(props: { readonly experiment: Experiment; readonly isDone: boolean }): JSX.Element {
  const lab = useLab();
  const progress = useLessonProgress();
  const isTicked = (step: number): boolean => props.isDone || progress.isStepDone(step);
  return (
    <div class="experiment-steps">
      <div class="row" role="group" aria-label="Make the network">
        <span class="small soft" aria-hidden="true">
          Make it
        </span>
        <For each={props.experiment.setups}>
          {(setup) => (
            <button type="button" class="small" title={setup.about} disabled={lab.state.phase !== 'ready'} onClick={() => void make(setup)}>
              {setup.name}
            </button>
          )}
        </For>
      </div>
      <ol>
        <For each={props.experiment.steps}>
          {(step, index) => (
            <li classList={{ 'experiment-steps-done': isTicked(index()) }}>
              <span class="experiment-steps-mark" aria-hidden="true">
                {isTicked(index()) ? '✓' : index() + 1}
              </span>
              <span>
                {step.text}
                <span class="hidden-visually">{isTicked(index()) ? ' Done.' : ''}</span>
              </span>
            </li>
          )}
        </For>
      </ol>
      <Show when={progress.findings()}>{(findings) => <p class="experiment-steps-findings small numbers">{findings()}</p>}</Show>
    </div>
  );

  async function make(setup: Setup): Promise<void> {
    const isMade = await lab.run.configure(setup.config(unwrap(lab.state).data));
    if (isMade) lab.view.recordAction('setting-changed');
  }
}
