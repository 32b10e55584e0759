import { createMemo, createSignal, Show, type JSX } from 'solid-js';
import { formatNumber } from '../format/number.ts';
import { useLab } from '../lab/lab-context.ts';
import type { NeuronPlace } from '../lab/lab-state.ts';
import { unitInWords } from '../pictures/unit-in-words.ts';

/** z and a of the unit that is pointed at, beside it. */
export function ReadUnit(props: { readonly place: NeuronPlace | undefined }): JSX.Element {
  const lab = useLab();
  const [host, setHost] = createSignal<HTMLDivElement>();
  const position = createMemo(() => {
    const [place, frame] = [props.place, host()];
    return place === undefined || frame === undefined ? undefined : besideUnit(frame, place);
  });
  return (
    <div ref={setHost} class="network-view-read-host">
      <Show when={props.place}>
        {(place) => {
          const values = () => lab.run.pass()?.layers[place().layer];
          return (
            <p class="network-view-read-out small" style={{ left: `${position()?.[0] ?? 0}px`, top: `${position()?.[1] ?? 0}px` }}>
              <strong>{unitInWords(place().layer, place().unit, lab.state.run?.layers[place().layer])}</strong>{' '}
              <Show when={values()?.z}>{(z) => <span class="numbers">z = {formatNumber(z()[place().unit] ?? NaN)}, </span>}</Show>
              <span class="numbers">a = {formatNumber(values()?.a[place().unit] ?? NaN)}</span>
            </p>
          );
        }}
      </Show>
    </div>
  );
}

/** Width that a read-out takes at most, in pixels. */
const readOutWidth = 190;

/** Below the unit, within the view. */
function besideUnit(host: HTMLElement, { layer, unit }: NeuronPlace): readonly [x: number, y: number] {
  const unitElement = host.parentElement?.querySelector(`[data-layer="${layer}"][data-unit="${unit}"]`) ?? host.parentElement?.querySelector(`[data-layer="${layer}"]`);
  const [frame, box] = [host.getBoundingClientRect(), unitElement?.getBoundingClientRect()];
  if (box === undefined) return [0, 0];
  const x = Math.min(Math.max(0, box.left - frame.left), Math.max(0, frame.width - readOutWidth));
  return [x, box.bottom - frame.top + 4];
}
