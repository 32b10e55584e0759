import { createEffect, createSignal, onCleanup, onMount, Show, type JSX } from 'solid-js';
import type { DescentPoint } from '@vitrum/network';
import { useColorScheme } from '../color/color-scheme.ts';
import { SaveFigure } from '../figures/save-figure.tsx';
import { formatNumber } from '../format/number.ts';
import { drawAtOnce } from '../frames/draw-in-frames.ts';
import type { Valley } from '../../shared/api/valley.ts';
import { costScales } from './cost-scale.ts';
import { placeOfStep } from './surface-points.ts';
import type { SceneColors, SurfaceScene } from './surface-scene.ts';
import type { Surface } from './surface.ts';

const eighth = Math.PI / 4;

/** The valley as a surface that can be rotated; without WebGL, an explanation. */
export function SurfaceView(props: {
  readonly valley: Valley;
  readonly surface: Surface;
  readonly path: readonly DescentPoint[];
}): JSX.Element {
  const scheme = useColorScheme();
  const [scene, setScene] = createSignal<SurfaceScene>();
  const [isMissing, setMissing] = createSignal(false);
  let canvas: HTMLCanvasElement | undefined;

  onMount(() => {
    let isClosed = false;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) scene()?.resize(entry.contentRect.width, entry.contentRect.height);
    });
    void openScene(canvas).then((opened) => {
      if (isClosed) opened?.dispose();
      else if (opened === undefined || canvas === undefined) setMissing(true);
      else {
        setScene(opened);
        opened.resize(canvas.clientWidth, canvas.clientHeight);
        observer.observe(canvas);
      }
    });
    onCleanup(() => {
      isClosed = true;
      observer.disconnect();
      scene()?.dispose();
    });
  });
  const draw = (element: HTMLCanvasElement): void => {
    canvas = element;
    element.addEventListener(drawAtOnce, () => scene()?.drawNow());
  };
  createEffect(() => scene()?.showSurface(props.surface, colors[scheme()]));
  createEffect(() => scene()?.showTrail(props.path.map((point) => placeOfStep(point, props.valley, props.surface))));

  return (
    <figure class="surface-view" data-figure>
      <figcaption>
        <h3>As a landscape</h3>
      </figcaption>
      <Show when={!isMissing()}>
        <SaveFigure what="landscape" part=".surface-view-picture" />
      </Show>
      <Show when={!isMissing()} fallback={<p class="soft">This browser shows no 3-D pictures (WebGL is missing), so the map beside stands alone.</p>}>
        <div class="surface-view-picture">
          <canvas
            ref={draw}
            class="surface-view-canvas"
            role="img"
            aria-label={`The cost as a landscape over two weights. Its floor lies at ${formatNumber(props.surface.minimum)}, its highest place at ${formatNumber(props.surface.maximum)}.`}
          />
        </div>
        <div class="row">
          <button type="button" onClick={() => scene()?.turn(eighth)}>Turn left</button>
          <button type="button" onClick={() => scene()?.turn(-eighth)}>Turn right</button>
          <button type="button" onClick={() => scene()?.reset()}>First view</button>
        </div>
        <p class="small soft">
          Height is the cost, from {formatNumber(props.surface.minimum)} to {formatNumber(props.surface.maximum)}. Drag to turn it.
        </p>
      </Show>
    </figure>
  );
}

/** Loads the library on first use. */
async function openScene(canvas: HTMLCanvasElement | undefined): Promise<SurfaceScene | undefined> {
  const { SurfaceScene: Scene } = await import('./surface-scene.ts');
  try {
    return canvas && new Scene(canvas);
  } catch {
    return undefined; // the fallback explains it
  }
}

const colors: Readonly<Record<'light' | 'dark', SceneColors>> = {
  light: { scale: costScales.light, text: [21, 26, 33], trail: [214, 126, 0] },
  dark: { scale: costScales.dark, text: [232, 236, 241], trail: [240, 180, 41] },
};
