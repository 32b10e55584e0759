import { Show, type JSX } from 'solid-js';
import { formatCount, formatNumber } from '../format/number.ts';
import { useLab } from '../lab/lab-context.ts';
import type { ShownStep } from '../../shared/api/theater.ts';
import { leftOutInWords } from './left-out.ts';
import type { StepPhase } from './step-view.ts';
import './step-panel.css';

/** The step that is shown: what it learns from, and what it does to the cost of that sample. */
export function StepPanel(props: { readonly phase: StepPhase }): JSX.Element {
  const lab = useLab();
  return (
    <div class="step-panel" aria-live="off">
      <Show when={lab.run.step()} fallback={<p class="small soft">Lines: the links that carry the most. Press “1 example” to watch one step.</p>}>
        {(step) => (
          <>
            <p>
              <strong>Step {formatCount(step().step)}</strong>: <Subject step={step()} />
            </p>
            <p class="numbers step-panel-cost" classList={{ 'step-panel-worse': step().costAfter > step().costBefore }}>
              cost {formatNumber(step().costBefore)} → {formatNumber(step().costAfter)}
            </p>
            <p class="small soft">{phaseWords[props.phase]} {leftOutInWords(step())}</p>
          </>
        )}
      </Show>
    </div>
  );
}

const phaseWords: Readonly<Record<StepPhase, string>> = {
  forward: 'Lines: what flows forwards, weight · activation.',
  backward: 'Lines: the gradient that flows back, ∂C/∂w; each weight steps against it.',
  after: 'Lines: the gradient that flowed back, ∂C/∂w; the outputs are those after the step.',
};

function Subject(props: { readonly step: ShownStep }): JSX.Element {
  const lab = useLab();
  const label = (): number | undefined => props.step.before.label;
  return (
    <>
      learning training sample {formatCount(props.step.index + 1)}
      <Show when={label() !== undefined}>, target {lab.state.data?.classes[label() ?? 0] ?? label()}</Show>
      <Show when={props.step.batchSize > 1}> and {formatCount(props.step.batchSize - 1)} more of its batch</Show>
    </>
  );
}
