import { Show, type JSX } from 'solid-js';
import { SaveFigure } from '../figures/save-figure.tsx';
import { formatNumber } from '../format/number.ts';
import type { PictureSize } from '../../shared/api/data.ts';
import type { NeuronView } from '../../shared/api/neuron.ts';
import { SignedPicture } from './signed-picture.tsx';

/** Input × weights = products as three pictures, and one pixel of them in numbers. */
export function PixelPictures(props: {
  readonly forward: NeuronView['forward'];
  readonly size: PictureSize;
  readonly marked: number | undefined;
  readonly onPoint: (pixel: number) => void;
}): JSX.Element {
  const shared = () => ({
    size: props.size,
    onPoint: props.onPoint,
    ...(props.marked !== undefined && { marked: props.marked }),
  });
  return (
    <div class="pixel-pictures" data-figure>
      <div class="pixel-pictures-row">
        <SignedPicture title="input x" label="The input as a picture." values={props.forward.inputs} {...shared()} />
        <span class="pixel-pictures-sign" aria-hidden="true">×</span>
        <SignedPicture title="weights w" label="The neuron's weights as a picture." values={props.forward.weights} {...shared()} />
        <span class="pixel-pictures-sign" aria-hidden="true">=</span>
        <SignedPicture title="products x · w" label="Input times weight for every pixel." values={props.forward.products} {...shared()} />
      </div>
      <SaveFigure what="input times weights" part=".pixel-pictures-row" />
      <PixelReading forward={props.forward} size={props.size} pixel={props.marked} onPoint={props.onPoint} />
    </div>
  );
}

/** The keyboard alternative to hovering: a pixel by its row and column. */
function PixelReading(props: {
  readonly forward: NeuronView['forward'];
  readonly size: PictureSize;
  readonly pixel: number | undefined;
  readonly onPoint: (pixel: number) => void;
}): JSX.Element {
  const row = (): number => Math.floor((props.pixel ?? 0) / props.size.width);
  const column = (): number => (props.pixel ?? 0) % props.size.width;
  const point = (toRow: number, toColumn: number): void => {
    if (!(toRow >= 0 && toRow < props.size.height && toColumn >= 0 && toColumn < props.size.width)) return;
    props.onPoint(Math.floor(toRow) * props.size.width + Math.floor(toColumn));
  };
  const reading = (pixel: number): string => {
    const { inputs, weights, products } = props.forward;
    const [x, w, product] = [inputs, weights, products].map((values) => formatNumber(values[pixel] ?? NaN));
    return `pixel (${row()}, ${column()}): ${x ?? ''} × ${w ?? ''} = ${product ?? ''}`;
  };
  return (
    <fieldset class="pixel-reading row">
      <legend class="small">Read a pixel: point at a picture, or say where</legend>
      <label>
        row
        <input type="number" min="0" max={props.size.height - 1} value={row()} onInput={(event) => point(event.currentTarget.valueAsNumber, column())} />
      </label>
      <label>
        column
        <input type="number" min="0" max={props.size.width - 1} value={column()} onInput={(event) => point(row(), event.currentTarget.valueAsNumber)} />
      </label>
      <Show when={props.pixel !== undefined} fallback={<span class="small soft">No pixel chosen yet.</span>}>
        <output class="pixel-reading-text">{reading(props.pixel ?? 0)}</output>
      </Show>
    </fieldset>
  );
}
