import { Index, Show, type JSX } from 'solid-js';
import type { ExcitingSample } from '../../../shared/api/inside.ts';
import { sampleInWords } from '../../data/sample-in-words.ts';
import { SamplePicture } from '../../data/sample-picture.tsx';
import { formatNumber } from '../../format/number.ts';
import { useLab } from '../../lab/lab-context.ts';
import { createUnitWalk } from '../../network-view/unit-walk.ts';

/** Test samples with a neuron's answers; arrow keys go from one to the next, a click shows it to the network. */
export function SampleRow(props: { readonly samples: readonly ExcitingSample[] }): JSX.Element {
  const lab = useLab();
  const walk = createUnitWalk(() => ({ shown: props.samples.length, rows: 1, columns: props.samples.length }));
  const classOf = ({ label }: ExcitingSample): string => (label === undefined ? '' : `, class ${lab.state.data?.classes[label] ?? String(label)}`);
  return (
    <ol class="sample-row">
      {/* By place: looked at anew, the samples keep the elements, and with them the focus. */}
      <Index each={props.samples}>
        {(sample, place) => (
          <li>
            <button
              type="button"
              class="sample-row-item"
              tabindex={walk.stop() === place ? 0 : -1}
              ref={(element) => {
                walk.keep(place, element);
              }}
              onFocus={() => {
                walk.stopAt(place);
              }}
              onKeyDown={(event) => {
                walk.onKeyDown(event, place);
              }}
              onClick={() => void lab.data.select({ kind: 'sample', part: 'test', index: sample().index })}
            >
              <Show when={lab.state.data?.picture} fallback={<span class="sample-row-words small">{sampleInWords(sample())}</span>}>
                {(size) => <SamplePicture pixels={sample().input} size={size()} />}
              </Show>
              <span class="small numbers">{formatNumber(sample().a)}</span>
              <span class="hidden-visually">
                test sample {sample().index + 1}
                {classOf(sample())}: show it to the network
              </span>
            </button>
          </li>
        )}
      </Index>
    </ol>
  );
}
