import { createMemo, Show, type JSX } from 'solid-js';
import { formatNumber } from '../format/number.ts';
import { useLab } from '../lab/lab-context.ts';
import type { LayerWeights } from '../../shared/api/run.ts';
import { numberAt } from './weight-index.ts';
import { weightMeaning, type WeightPlace } from './weight-words.ts';

interface WeightReadOutProps {
  readonly layer: number;
  readonly place: WeightPlace | undefined;
  readonly now: readonly LayerWeights[];
  readonly before: readonly LayerWeights[] | undefined;
}

/** The hovered weight: its meaning, its value, and its initial value. */
export function WeightReadOut(props: WeightReadOutProps): JSX.Element {
  const lab = useLab();
  const place = createMemo(() => (props.place?.layer === props.layer ? props.place : undefined));
  return (
    <p class="weight-read-out">
      <Show when={place()} fallback={<span class="soft">Point at a number to read it, or focus a picture and use the arrow keys.</span>}>
        {(at) => (
          <>
            {weightMeaning(at(), lab.state.run?.layers ?? [], lab.state.data?.picture)}:{' '}
            <strong class="numbers weight-read-out-number">{formatNumber(numberAt(props.now, at()) ?? NaN)}</strong>
            <Show when={props.before}>
              {(before) => <span class="numbers soft"> (before training {formatNumber(numberAt(before(), at()) ?? NaN)})</span>}
            </Show>
          </>
        )}
      </Show>
    </p>
  );
}
