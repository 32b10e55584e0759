import { Show, type JSX } from 'solid-js';
import { formatCount, formatNumber } from '../format/number.ts';
import { useLab } from '../lab/lab-context.ts';
import type { ShownStep } from '../../shared/api/theater.ts';
import { leftOutInWords } from './left-out.ts';
import './left-out.css';
import type { StepPhase } from './step-view.ts';

/** What a step learns from, what it does to the cost of that sample, and what it leaves out. */
export function StepWords(props: { readonly step: ShownStep; readonly phase: StepPhase }): JSX.Element {
  return (
    <>
      <p>
        <strong>Step {formatCount(props.step.step)}</strong>: <Subject step={props.step} />
      </p>
      <p class="numbers step-panel-cost" classList={{ 'step-panel-worse': props.step.costAfter > props.step.costBefore }}>
        cost {formatNumber(props.step.costBefore)} → {formatNumber(props.step.costAfter)}
      </p>
      <p class="small soft">
        {phaseWords[props.phase]} {leftOutInWords(props.step)}
      </p>
    </>
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
