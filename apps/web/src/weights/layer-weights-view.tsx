import { createMemo, Show, type JSX } from 'solid-js';
import { formatCount } from '../format/number.ts';
import { useLab } from '../lab/lab-context.ts';
import { inputOf } from '../neuron/neuron-input.ts';
import { MatrixPicture } from './matrix-picture.tsx';
import type { ReadBy } from './readable-picture.tsx';
import { ScaleLegend } from './scale-legend.tsx';
import type { ShownLayer } from './shown-layer.ts';
import { StatisticsTable } from './statistics-table.tsx';
import { UnitPictures } from './unit-pictures.tsx';
import type { WeightPlace } from './weight-words.ts';

interface LayerWeightsViewProps {
  readonly layer: ShownLayer;
  readonly onRead: (place: WeightPlace, by: ReadBy) => void;
  readonly onLeave: () => void;
  /** The reading. */
  readonly children: JSX.Element;
}

/** All parameters of one dense layer: as pictures if its inputs are pixels, otherwise as a matrix. */
export function LayerWeightsView(props: LayerWeightsViewProps): JSX.Element {
  const lab = useLab();
  const source = createMemo(() => inputOf(lab.state.run?.layers ?? [], props.layer.layer, lab.state.data?.picture));
  const size = createMemo(() => {
    const from = source();
    return from.kind === 'pixels' ? from.size : undefined;
  });
  const from = createMemo(() => {
    const seen = source();
    return seen.kind === 'neurons' ? `neuron of layer ${seen.layer + 1}` : 'input';
  });
  return (
    <section class="layer-weights-view" aria-label={`Weights of layer ${props.layer.layer + 1}`}>
      <div class="layer-weights-view-head">
        <h3>
          layer {props.layer.layer + 1}: weights{' '}
          <span class="numbers">
            {formatCount(props.layer.units)} × {formatCount(props.layer.inputs)}
          </span>
        </h3>
        <ScaleLegend limit={props.layer.limit} />
      </div>
      {props.children}
      <Show
        when={size()}
        fallback={<MatrixPicture layer={props.layer} from={from()} onRead={props.onRead} onLeave={props.onLeave} />}
      >
        {(picture) => <UnitPictures layer={props.layer} size={picture()} onRead={props.onRead} onLeave={props.onLeave} />}
      </Show>
      <div class="layer-weights-view-table" role="group" aria-label={`Statistics of layer ${props.layer.layer + 1}`} tabindex="0">
        <StatisticsTable layer={props.layer} />
      </div>
    </section>
  );
}
