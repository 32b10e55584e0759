import { Show, type JSX } from 'solid-js';
import { formatNumber } from '../format/number.ts';
import { useLab } from '../lab/lab-context.ts';
import type { NeuronPlace } from '../lab/lab-state.ts';
import { unitInWords } from '../pictures/unit-in-words.ts';

/** z and a of the hovered unit, or a hint. */
export function ReadUnit(props: { readonly place: NeuronPlace | undefined }): JSX.Element {
  const lab = useLab();
  return (
    <p class="network-view-read-out small">
      <Show when={props.place} fallback={<span class="soft">Point at a neuron to read its z and a, or at a pixel of a map; click it to see its arithmetic.</span>}>
        {(place) => {
          const values = () => lab.pass()?.layers[place().layer];
          return (
            <>
              <strong>
                {unitInWords(place().layer, place().unit, lab.state.run?.layers[place().layer])}
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
