import { createMemo, For, Show, type JSX } from 'solid-js';
import type { PictureForm } from '@vitrum/network';
import { channelOf } from '@vitrum/network/internal';
import { SaveFigure } from '../figures/save-figure.tsx';
import { useLab } from '../lab/lab-context.ts';
import type { PictureSize } from '../../shared/api/data.ts';
import type { NeuronView } from '../../shared/api/neuron.ts';
import { channelName, type NeuronInput } from './neuron-input.ts';
import { SignedPicture } from './signed-picture.tsx';
import type { SeenWindow } from './window.ts';

interface WindowPicturesProps {
  readonly view: NeuronView;
  readonly input: NeuronInput & { readonly kind: 'maps' };
  readonly window: SeenWindow;
  /** The map whose part is shown. */
  readonly map: number;
  readonly onMap: (map: number) => void;
  readonly marked: number | undefined;
  readonly onPoint: (input: number) => void;
}

/** What a unit of a convolution sees: the map with the window in it, and window × kernel = products as pictures. */
export function WindowPictures(props: WindowPicturesProps): JSX.Element {
  const forward = (): NeuronView['forward'] => props.view.forward;
  const places = createMemo((): readonly number[] => props.window.inputs.get(props.map) ?? []);
  const part = (values: readonly number[]): readonly number[] => places().map((input) => values[input] ?? NaN);
  const shared = () => {
    const marked = props.marked === undefined ? -1 : places().indexOf(props.marked);
    return {
      size: sizeOf(props.window),
      onPoint: (pixel: number): void => {
        const input = places()[pixel];
        if (input !== undefined) props.onPoint(input);
      },
      ...(marked !== -1 && { marked }),
    };
  };
  return (
    <div class="pixel-pictures" data-figure>
      <MapChooser input={props.input} window={props.window} map={props.map} onMap={props.onMap} />
      <div class="pixel-pictures-row">
        <WholeMap input={props.input} map={props.map} window={props.window} />
        <span class="pixel-pictures-sign" aria-hidden="true">→</span>
        <SignedPicture title="window x" label="The part of the map inside the window." values={part(forward().inputs)} {...shared()} />
        <span class="pixel-pictures-sign" aria-hidden="true">×</span>
        <SignedPicture title="kernel w" label="The kernel's weights for this map." values={part(forward().weights)} {...shared()} />
        <span class="pixel-pictures-sign" aria-hidden="true">=</span>
        <SignedPicture title="products x · w" label="Window times kernel, pixel by pixel." values={part(forward().products)} {...shared()} />
      </div>
      <SaveFigure what={`window and kernel of layer ${props.view.layer + 1}`} part=".pixel-pictures-row" />
    </div>
  );
}

/** Which of the maps that the kernel sees, or of a picture's channels. */
export function MapChooser(props: Pick<WindowPicturesProps, 'input' | 'window' | 'map' | 'onMap'>): JSX.Element {
  const isPicture = (): boolean => props.input.layer === undefined;
  return (
    <Show when={props.window.maps.length > 1}>
      <label class="small">
        {isPicture() ? 'Channel' : 'Part of map'}{' '}
        <select onChange={({ currentTarget }) => props.onMap(Number(currentTarget.value))}>
          <For each={props.window.maps}>
            {(map) => (
              <option value={map} selected={map === props.map}>
                {isPicture() ? channelName(map, props.input.shape) : map}
              </option>
            )}
          </For>
        </select>{' '}
        {isPicture() ? 'of the picture' : `of the ${props.window.maps.length} that the kernel sees`}
      </label>
    </Show>
  );
}

/** The map that the window lies in, as the network has it now; a number of it, such as the one that won, can be marked by its index. */
export function WholeMap(props: Pick<WindowPicturesProps, 'input' | 'map' | 'window'> & { readonly marked?: number }): JSX.Element {
  const lab = useLab();
  const values = createMemo((): readonly number[] => {
    const { layer, shape } = props.input;
    const pass = lab.run.pass();
    const all = layer === undefined ? pass?.input : pass?.layers[layer]?.a;
    return Array.from(channelOf(shape, all ?? new Float32Array(shape.height * shape.width * shape.channels), props.map));
  });
  const title = (): string => (props.input.layer === undefined ? pictureTitle(props.input.shape, props.map) : `map ${props.map} of layer ${props.input.layer + 1}`);
  return (
    <SignedPicture
      title={title()}
      label="The whole map, with the window framed."
      values={values()}
      size={props.input.shape}
      frame={{ rows: rangeOf(props.window.rows), columns: rangeOf(props.window.columns) }}
      {...(props.marked !== undefined && { marked: Math.floor(props.marked / props.input.shape.channels) })}
      onPoint={() => undefined}
    />
  );
}

const pictureTitle = (shape: PictureForm, map: number): string => (shape.channels === 1 ? 'the picture' : `the picture, ${channelName(map, shape)}`);

const rangeOf = (places: readonly number[]): readonly [first: number, last: number] => [places[0] ?? 0, places.at(-1) ?? 0];

/** Size of the window's pictures. */
export const sizeOf = ({ rows, columns }: SeenWindow): PictureSize => ({ height: rows.length, width: columns.length });
