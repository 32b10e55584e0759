import { Show, type JSX } from 'solid-js';
import { formatCount, formatPercent } from '../format/number.ts';
import type { HeldOutFigures } from '@vitrum/trainer';
import { heldOutAccuracy, heldOutPart } from '../curves/held-out.ts';
import { useLab } from '../lab/lab-context.ts';
import { Term } from '../terms/term.tsx';
import type { RunStatus } from '../../shared/api/run.ts';
import './read-out.css';

const statusWords: Readonly<Record<RunStatus, string>> = {
  untrained: 'untrained',
  opened: 'opened, trained elsewhere',
  running: 'training',
  paused: 'paused',
  done: 'done',
  diverged: 'diverged',
};

interface Accuracy {
  readonly percent: number;
  /** How many samples it is a mean of. */
  readonly samples: number | undefined;
}

/** The progress of training in labeled figures. */
export function ReadOut(): JSX.Element {
  const { state } = useLab();
  const latest = (): HeldOutFigures => state.epochs.at(-1) ?? state.run?.before ?? {};
  const isWithinEpoch = (): boolean => (state.progress?.samples ?? 0) > 0 && state.status !== 'done' && state.progress?.samples !== state.progress?.trainSamples;
  /** Of the network as it is: within an epoch, of a part of the samples. */
  const accuracy = (): Accuracy | undefined => {
    const live = isWithinEpoch() ? state.live : undefined;
    if (live?.accuracy !== undefined) return { percent: live.accuracy, samples: live.samples };
    const percent = heldOutAccuracy(latest());
    return percent === undefined ? undefined : { percent, samples: heldOutPart(latest()) === 'test' ? state.data?.testSize : undefined };
  };
  return (
    <dl class="read-out">
      <div>
        <dt>state</dt>
        <dd aria-live="polite">{state.busy ?? (state.phase === 'starting' ? 'starting' : statusWords[state.status])}</dd>
      </div>
      <div>
        <dt>
          <Term>epoch</Term>
        </dt>
        <dd class="numbers">
          {state.progress?.epoch ?? 0} of {state.progress?.epochs ?? state.run?.epochs ?? 0}
        </dd>
      </div>
      <div>
        <dt>
          <Term of="sample">examples seen</Term>
        </dt>
        <dd class="numbers">{formatCount(state.progress?.samplesInAll ?? 0)}</dd>
      </div>
      <Show when={accuracy()}>
        {(told) => (
          <div>
            <dt>
              <Term of="accuracy">{`${heldOutPart(latest())} accuracy`}</Term>
            </dt>
            <dd class="numbers">
              {formatPercent(told().percent)}
              <Show when={told().samples}>{(samples) => <span class="read-out-of"> of {formatCount(samples())}</span>}</Show>
            </dd>
          </div>
        )}
      </Show>
      <Show when={state.environment}>
        {(environment) => (
          <div>
            <dt>
              <Term of="backend">computed by</Term>
            </dt>
            <dd class="numbers">
              {environment().backend}
              {environment().threads > 1 ? `, ${environment().threads} threads` : ''}
            </dd>
          </div>
        )}
      </Show>
    </dl>
  );
}
