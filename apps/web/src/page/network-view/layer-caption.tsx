import { Index, lazy, Show, Suspense, type JSX } from 'solid-js';
import { Formula } from '../formula/formula.tsx';
import { formatCount } from '../format/number.ts';
import type { LayerSummary } from '../../shared/api/run.ts';
import { Term } from '../terms/term.tsx';
import { readsAround } from './branches/reads-around.ts';
import { partsOfLayer } from './count-in-words.ts';

/** Loaded with the first layer that reads another one than that before it. */
const SourcesWords = lazy(async () => ({ default: (await import('./later-parts.ts')).SourcesWords }));

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
      <Show when={readsAround(props.layer, props.index)}>
        <p class="network-view-phrase">
          <Suspense>
            <SourcesWords layer={props.layer} />
          </Suspense>
        </p>
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
            <Show when={props.index === 0} fallback={<span class="soft">derivative</span>}>
              <Term>derivative</Term>
            </Show>{' '}
            <Formula formula={formula()} />
          </p>
        )}
      </Show>
    </div>
  );
}
