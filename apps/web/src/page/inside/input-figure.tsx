import { For, Show, type JSX } from 'solid-js';
import { SamplePicture } from '../data/sample-picture.tsx';
import { formatCount, formatNumber } from '../format/number.ts';
import { useLab } from '../lab/lab-context.ts';

/** Numbers of an input that is no picture, beyond which the rest is counted. */
const maxNumbers = 16;

/** An input of the network: a picture, or its numbers. */
export function InputFigure(props: { readonly input: Float32Array; readonly label: string }): JSX.Element {
  const lab = useLab();
  const size = () => {
    const form = lab.state.data?.picture;
    return form !== undefined && form.width * form.height * form.channels === props.input.length ? form : undefined;
  };
  return (
    <Show when={size()} fallback={<Numbers input={props.input} label={props.label} />}>
      {(form) => (
        <div class="input-figure" role="img" aria-label={props.label}>
          <SamplePicture pixels={props.input} size={form()} />
        </div>
      )}
    </Show>
  );
}

function Numbers(props: { readonly input: Float32Array; readonly label: string }): JSX.Element {
  return (
    <ol class="input-figure-numbers numbers" aria-label={props.label}>
      <For each={Array.from(props.input.subarray(0, maxNumbers))}>
        {(value, index) => (
          <li>
            <span class="soft">x{index()}</span> {formatNumber(value)}
          </li>
        )}
      </For>
      <Show when={props.input.length > maxNumbers}>
        <li class="soft">and {formatCount(props.input.length - maxNumbers)} more</li>
      </Show>
    </ol>
  );
}
