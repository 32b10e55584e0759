import { Index, Show, type JSX } from 'solid-js';
import { Formula } from '../formula/formula.tsx';
import { formatCount } from '../format/number.ts';
import type { LayerSummary } from '../../shared/api/run.ts';
import { placeInWords } from './branches/place-in-words.ts';
import { Term } from '../terms/term.tsx';
import { partsOfLayer } from './count-in-words.ts';

/** Maximum length of a formula on one line. */
const shortFormula = 12;

/** The caption of a layer: type, shape of the weights, activation and derivative; that of the first layer explains what weights are. */
export function LayerCaption(props: { readonly index: number; readonly layer: LayerSummary }): JSX.Element {
  return (
    <div class="network-view-caption small">
      <p>
        <span class="network-view-phrase">
          <strong>layer {props.index + 1}</strong> ·
        </span>{' '}
        <Index each={partsOfLayer(props.layer)}>
          {(part, index) => (
            <>
              <span class="network-view-phrase">
                {part()}
                {index === partsOfLayer(props.layer).length - 1 ? '' : ' ·'}
              </span>{' '}
            </>
          )}
        </Index>
      </p>
      <Show when={isOther(props.layer.sources, props.index)}>
        <p class="network-view-phrase">{sourcesInWords(props.layer)}</p>
      </Show>
      <Show when={props.layer.weightShape}>
        {(shape) => (
          <p class="network-view-phrase">
            {props.index === 0 ? <Term of="weight">weights</Term> : 'weights'}{' '}
            <span class="numbers">
              {formatCount(shape()[0])} × {formatCount(shape()[1])}
            </span>
          </p>
        )}
      </Show>
      <Show when={props.layer.kernelShape}>
        {(shape) => (
          <p>
            {shape()[3] === 1 ? 'a kernel' : `${formatCount(shape()[3])} kernels`}{' '}
            <span class="network-view-phrase numbers">{shape().slice(0, 3).map(formatCount).join(' × ')}</span>
          </p>
        )}
      </Show>
      <Show when={props.layer.formula}>
        {(formula) => (
          <p class="network-view-formula">
            <span class="soft">a =</span> <Formula formula={formula()} />
          </p>
        )}
      </Show>
      <Show when={props.layer.derivativeFormula}>
        {(formula) => (
          <p class="network-view-formula" classList={{ 'network-view-phrase': formula().length <= shortFormula }}>
            <span class="soft">derivative</span> <Formula formula={formula()} />
          </p>
        )}
      </Show>
    </div>
  );
}

/** True for a layer that reads another one than that before it. */
const isOther = (sources: readonly number[], index: number): boolean => sources.some((source) => source !== index - 1);

const sourcesInWords = ({ type, sources }: LayerSummary): string => (type === 'add' ? `= ${sources.map(placeInWords).join(' + ')}` : `reads ${sources.map(placeInWords).join(' and ')}`);
