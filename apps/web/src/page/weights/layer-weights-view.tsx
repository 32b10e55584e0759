import { createMemo, Show, type JSX } from 'solid-js';
import type { PictureForm } from '@vitrum/network';
import { SaveFigure } from '../figures/save-figure.tsx';
import { formatCount } from '../format/number.ts';
import { useLab } from '../lab/lab-context.ts';
import { inputOf } from '../neuron/neuron-input.ts';
import type { KernelSize, LayerSummary } from '../../shared/api/run.ts';
import { MatrixPicture } from './matrix-picture.tsx';
import type { ReadBy } from './readable-picture.tsx';
import { ScaleLegend } from './scale-legend.tsx';
import type { ShownLayer } from './shown-layer.ts';
import { StatisticsTable } from './statistics-table.tsx';
import { UnitPictures } from './unit-pictures.tsx';
import { kernelGridOf, unitGridOf } from './weight-cells.ts';
import type { WeightPlace } from './weight-words.ts';

interface LayerWeightsViewProps {
  readonly layer: ShownLayer;
  readonly onRead: (place: WeightPlace, by: ReadBy) => void;
  readonly onLeave: () => void;
  /** The layers of its network; those of the present one by default. */
  readonly layers?: readonly LayerSummary[];
  /** Whose layer it is, where there are several networks. */
  readonly of?: string;
  /** The reading. */
  readonly children?: JSX.Element;
}

/** All parameters of one layer: as pictures for kernels, or if the inputs are pixels; otherwise as a matrix. */
export function LayerWeightsView(props: LayerWeightsViewProps): JSX.Element {
  const lab = useLab();
  const source = createMemo(() => inputOf(props.layers ?? lab.state.run?.layers ?? [], props.layer.layer, lab.state.data?.picture));
  const picture = createMemo((): PictureForm | undefined => {
    const from = source();
    if (from.kind === 'pixels') return { ...from.size, channels: 1 };
    return from.kind === 'maps' && from.layer === undefined ? from.shape : undefined;
  });
  const from = createMemo(() => {
    const seen = source();
    if (seen.kind === 'maps' && seen.layer !== undefined) return `number of the maps of layer ${seen.layer + 1}`;
    return seen.kind === 'neurons' ? `neuron of layer ${seen.layer + 1}` : 'input';
  });
  const pictures = createMemo((): Pictures | undefined => {
    const { kernel } = props.layer;
    if (kernel !== undefined) return { noun: 'map', title: 'Kernel of', about: aboutKernels(kernel), gridOf: (unit) => kernelGridOf(unit, kernel) };
    const pixels = picture();
    if (pixels === undefined) return undefined;
    const { units } = props.layer;
    const { width, height, channels } = pixels;
    const parts = channels === 1 ? '' : ', red, green and blue side by side';
    const about = `One picture for each neuron: the weights that its ${width} × ${height} pixels come in with${parts}.`;
    return { noun: 'neuron', title: 'Weights from the picture to', about, gridOf: (unit) => unitGridOf(unit, units, pixels) };
  });
  const name = (): string => `layer ${props.layer.layer + 1}${props.of === undefined ? '' : ` of ${props.of}`}`;
  return (
    <section class="layer-weights-view" data-figure aria-label={`Weights of ${name()}`}>
      <div class="layer-weights-view-head">
        <h3>
          layer {props.layer.layer + 1}: <WeightCount layer={props.layer} />
        </h3>
        <ScaleLegend limit={props.layer.limit} />
        <SaveFigure what={`weights of ${name()}`} />
      </div>
      {props.children}
      <Show
        when={pictures()}
        fallback={<MatrixPicture layer={props.layer} from={from()} onRead={props.onRead} onLeave={props.onLeave} />}
      >
        {(shown) => <UnitPictures layer={props.layer} {...shown()} onRead={props.onRead} onLeave={props.onLeave} />}
      </Show>
      <div class="layer-weights-view-table" role="group" aria-label={`Statistics of ${name()}`} tabindex="0">
        <StatisticsTable layer={props.layer} />
      </div>
    </section>
  );
}

type Pictures = Pick<Parameters<typeof UnitPictures>[0], 'noun' | 'title' | 'about' | 'gridOf'>;

function aboutKernels({ height, width, channels }: KernelSize): string {
  const window = `${height} × ${width} weights`;
  return channels === 1
    ? `One kernel for each map: the ${window} that it uses at every place.`
    : `One kernel for each map: ${window} for each of the ${formatCount(channels)} maps that it sees, used at every place.`;
}

function WeightCount(props: { readonly layer: ShownLayer }): JSX.Element {
  const counts = (): readonly number[] => {
    const { kernel, units, inputs } = props.layer;
    return kernel === undefined ? [units, inputs] : [units, kernel.height, kernel.width, kernel.channels];
  };
  return (
    <>
      {props.layer.kernel === undefined ? 'weights' : 'kernels'} <span class="numbers">{counts().map(formatCount).join(' × ')}</span>
    </>
  );
}
