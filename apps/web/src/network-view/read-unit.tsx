import { Show, type JSX } from 'solid-js';
import { formatNumber } from '../format/number.ts';
import { useLab } from '../lab/lab-context.ts';
import type { NeuronPlace } from '../lab/lab-state.ts';

/** z and a of the hovered unit, or a hint. */
export function ReadUnit(props: { readonly place: NeuronPlace | undefined }): JSX.Element {
  const lab = useLab();
  return (
    <p class="network-view-read-out small">
      <Show when={props.place} fallback={<span class="soft">Point at a neuron to read z and a; click it to see its arithmetic.</span>}>
        {(place) => {
          const values = () => lab.pass()?.layers[place().layer];
          return (
            <>
              <strong>
                layer {place().layer + 1}, neuron {place().unit}
              </strong>{' '}
              <Show when={values()?.z}>{(z) => <span class="numbers">z = {formatNumber(z()[place().unit] ?? NaN)}, </span>}</Show>
              <span class="numbers">a = {formatNumber(values()?.a[place().unit] ?? NaN)}</span>
            </>
          );
        }}
      </Show>
    </p>
  );
}
