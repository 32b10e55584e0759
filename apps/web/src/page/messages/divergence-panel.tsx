import { createMemo, For, Show, type JSX } from 'solid-js';
import { unwrap } from 'solid-js/store';
import type { Divergence } from '@vitrum/trainer';
import { formatCount, formatNumber } from '../format/number.ts';
import { useLab } from '../lab/lab-context.ts';
import type { LayerWeights } from '../../shared/api/run.ts';
import './divergence-panel.css';

/** The report of a diverged run: layer, step, reason and what to try. */
export function DivergencePanel(): JSX.Element {
  const lab = useLab();
  return (
    <Show when={lab.state.status === 'diverged' && lab.state.divergence}>
      {(divergence) => (
        <section class="divergence panel" role="alert" aria-label="This training diverged">
          <h2>This training diverged</h2>
          <p>
            In step <span class="numbers">{formatCount(divergence().step)}</span> (epoch {divergence().epoch}, sample{' '}
            {formatCount(divergence().samples + 1)}) the cost was no longer a finite number, so there is no slope left to follow.
          </p>
          <dl class="divergence-facts">
            <div>
              <dt>Seen first in</dt>
              <dd>{placeText(divergence())}</dd>
            </div>
            <div>
              <dt>Why</dt>
              <dd>{divergence().reason}</dd>
            </div>
          </dl>
          <h3>What to try</h3>
          <ul class="divergence-tries">
            <For each={divergence().tries}>{(hintTexts) => <li>{hintTexts}</li>}</For>
          </ul>
          <Remedies />
          <LayerState weights={lab.run.weights()} />
        </section>
      )}
    </Show>
  );
}

/** Remedies at one click. */
function Remedies(): JSX.Element {
  const lab = useLab();
  const smaller = (): number => Number(((lab.state.run?.learningRate ?? 0.1) / 10).toPrecision(6));
  const slowDown = async (): Promise<void> => {
    const { run } = lab.state;
    if (run === undefined) return;
    const { dataset, base, network, training } = unwrap(run.description);
    if (await lab.run.configure({ dataset, ...(base && { base }), network, training: { ...training, learningRate: smaller() } })) lab.view.recordAction('setting-changed');
  };
  return (
    <div class="row">
      <button type="button" class="primary" onClick={() => void slowDown()}>
        New run with learning rate {String(smaller())}
      </button>
      <button type="button" onClick={() => void lab.run.reset()}>
        The same run from its beginning
      </button>
      <button type="button" onClick={() => lab.view.openRoom('settings')}>
        Change the settings
      </button>
    </div>
  );
}

/** The state of each layer, in numbers instead of gray pictures. */
function LayerState(props: { readonly weights: readonly LayerWeights[] }): JSX.Element {
  const rows = createMemo(() => props.weights.map(stateOf));
  return (
    <div class="divergence-layers">
      <table>
        <caption>The weights as they are now</caption>
        <thead>
          <tr>
            <th scope="col">Layer</th>
            <th scope="col">Weights that are no finite numbers</th>
            <th scope="col">Largest finite weight</th>
          </tr>
        </thead>
        <tbody>
          <For each={rows()}>
            {({ layer, notFinite, count, largest }) => (
              <tr>
                <th scope="row">{layer + 1}</th>
                <td>
                  {formatCount(notFinite)} of {formatCount(count)}
                </td>
                <td>{notFinite === count ? 'none' : formatNumber(largest)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}

interface LayerCondition {
  readonly layer: number;
  readonly count: number;
  readonly notFinite: number;
  readonly largest: number;
}

function stateOf({ layer, values, biases }: LayerWeights): LayerCondition {
  let [notFinite, largest] = [0, 0];
  for (const numbers of [values, biases]) {
    for (const value of numbers) {
      if (Number.isFinite(value)) largest = Math.max(largest, Math.abs(value));
      else notFinite++;
    }
  }
  return { layer, count: values.length + biases.length, notFinite, largest };
}

function placeText({ quantity, layer }: Divergence): string {
  const where = layer === undefined ? '' : ` of layer ${layer + 1}`;
  switch (quantity) {
    case 'input':
      return 'the inputs, before the network';
    case 'target':
      return 'the targets, before the network';
    case 'parameter':
      return `the weights or biases${where}`;
    case 'z':
      return `z${where}, the sum before its activation`;
    case 'a':
      return `a${where}, the output of its activation`;
    case 'loss':
      return 'the loss: every layer still gives finite numbers';
  }
}
