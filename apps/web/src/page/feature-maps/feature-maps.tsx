import { createMemo, createSignal, For, Show, type JSX } from 'solid-js';
import type { PictureForm } from '@vitrum/network';
import { useDivergingScale } from '../color/color-scheme.ts';
import { signedPalette } from '../color/signed-palette.ts';
import { drawInFrames } from '../frames/draw-in-frames.ts';
import { ailmentOf } from '../inside/health/health-in-words.ts';
import { useLab } from '../lab/lab-context.ts';
import { createUnitWalk } from '../network-view/unit-walk.ts';
import { isMapLeftOut, paintLeftOut } from '../theater/left-out.ts';
import { maskOf } from '../theater/mask-of.ts';
import { indexIn } from '../pictures/picture-place.ts';
import type { LayerWeights } from '../../shared/api/run.ts';
import './feature-maps.css';
import { mapGrid, mapsAtFirst } from './map-grid.ts';
import { kernelMosaic, kernelPixels, limitOf, mapPixels } from './map-pixels.ts';
import { strongestPixel } from './strongest-pixel.ts';

interface FeatureMapsProps {
  readonly layer: number;
  /** Of the layer's output. */
  readonly shape: PictureForm;
  readonly onPoint: (unit: number | undefined) => void;
}

/** The output of a layer as pictures, a map for each channel; a convolution has the kernel of every map beside it. */
export function FeatureMaps(props: FeatureMapsProps): JSX.Element {
  const lab = useLab();
  const scale = useDivergingScale();
  const palette = createMemo(() => signedPalette(scale()));
  const [isWhole, setWhole] = createSignal(false);
  const grid = createMemo(() => mapGrid(props.shape.channels, isWhole()));
  const walk = createUnitWalk(grid);
  const maps: HTMLCanvasElement[] = [];
  const kernels: HTMLCanvasElement[] = [];
  const latest = (): Float32Array | undefined => lab.run.pass()?.layers[props.layer]?.a;
  const kernel = createMemo((): LayerWeights | undefined => lab.run.weights().find(({ layer, kernel: size }) => layer === props.layer && size !== undefined));
  const hasKernels = createMemo(() => kernel() !== undefined);

  const mask = createMemo(() => maskOf(lab.run.step(), props.layer));

  const drawMaps = (box: HTMLElement): void => {
    drawInFrames(box, () => ({ a: latest(), shown: grid().shown, colors: palette(), leftOut: mask() }), ({ a, shown, colors, leftOut }) => {
      if (a === undefined) return;
      const limit = limitOf(a);
      for (let map = 0; map < shown; map++) {
        const image = mapPixels(a, props.shape, map, limit, colors);
        if (leftOut !== undefined) paintLeftOut(image, leftOut, props.shape, map);
        paint(maps[map], image);
      }
    });
    drawInFrames(box, () => ({ weights: kernel(), shown: grid().shown, colors: palette() }), ({ weights, shown, colors }) => {
      if (weights?.kernel === undefined) return;
      const limit = limitOf(weights.values);
      for (let map = 0; map < shown; map++) paint(kernels[map], kernelPixels(weights.values, weights.kernel, map, limit, colors));
    });
  };
  const isLeftOut = (map: number): boolean => {
    const shown = mask();
    return shown !== undefined && isMapLeftOut(shown, props.shape, map);
  };
  const unitAt = (map: number, event: MouseEvent): number => {
    const { height, width } = props.shape;
    const box = maps[map]?.getBoundingClientRect();
    // A click by the keyboard has no place: it opens the pixel that answers most.
    if (box === undefined || (event.type === 'click' && event.detail === 0)) return strongestPixel(latest(), props.shape, map);
    const at = (share: number, count: number): number => Math.min(count - 1, Math.max(0, Math.floor(share * count)));
    const place = { map, row: at((event.clientY - box.top) / box.height, height), column: at((event.clientX - box.left) / box.width, width) };
    return indexIn(props.shape, place);
  };
  return (
    <div ref={drawMaps} class="feature-maps" role="group" aria-label={`Maps of layer ${props.layer + 1}: arrow keys go from one to the next`}>
      <div
        class="feature-maps-grid"
        style={{ 'grid-template-rows': `repeat(${grid().rows}, auto)` }}
        onPointerLeave={() => {
          props.onPoint(undefined);
        }}
      >
        <For each={Array.from({ length: grid().shown }, (_, map) => map)}>
          {(map) => (
            <button
              type="button"
              class="feature-maps-map"
              ref={(element) => {
                walk.keep(map, element);
              }}
              data-layer={props.layer}
              data-map={map}
              data-ailment={ailmentOf(lab.run.health(), { layer: props.layer, unit: map }, { outputShape: [props.shape.height, props.shape.width, props.shape.channels] })}
              data-left-out={isLeftOut(map) ? '' : undefined}
              aria-label={`layer ${props.layer + 1}, map ${map}${isLeftOut(map) ? ', left out at this step' : ''}: open the pixel that answers most`}
              tabindex={walk.stop() === map ? 0 : -1}
              onKeyDown={(event) => {
                walk.onKeyDown(event, map);
              }}
              onPointerMove={(event) => {
                props.onPoint(unitAt(map, event));
              }}
              onFocus={() => {
                walk.stopAt(map);
                props.onPoint(strongestPixel(latest(), props.shape, map));
              }}
              onBlur={() => {
                props.onPoint(undefined);
              }}
              onClick={(event) => {
                lab.view.openNeuron({ layer: props.layer, unit: unitAt(map, event) });
              }}
            >
              <Show when={hasKernels()}>
                <canvas
                  ref={(canvas) => (kernels[map] = canvas)}
                  class="feature-maps-kernel"
                  style={{ 'aspect-ratio': ratioOf(kernel()) }}
                  aria-hidden="true"
                />
              </Show>
              <canvas
                ref={(canvas) => (maps[map] = canvas)}
                class="feature-maps-picture"
                style={{ 'aspect-ratio': `${props.shape.width} / ${props.shape.height}` }}
                aria-hidden="true"
              />
            </button>
          )}
        </For>
      </div>
      <Show when={props.shape.channels > mapsAtFirst}>
        <button type="button" class="small quiet" aria-expanded={isWhole()} onClick={() => setWhole(!isWhole())}>
          {isWhole() ? `the first ${mapsAtFirst} maps` : `all ${props.shape.channels} maps`}
        </button>
      </Show>
    </div>
  );
}

function paint(canvas: HTMLCanvasElement | undefined, image: ImageData): void {
  if (canvas === undefined) return;
  if (canvas.width !== image.width) canvas.width = image.width;
  if (canvas.height !== image.height) canvas.height = image.height;
  canvas.getContext('2d')?.putImageData(image, 0, 0);
}

function ratioOf(weights: LayerWeights | undefined): string {
  if (weights?.kernel === undefined) return '1';
  const { width, height } = kernelMosaic(weights.kernel);
  return `${width} / ${height}`;
}
