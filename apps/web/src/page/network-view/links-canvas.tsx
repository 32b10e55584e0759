import { createEffect, createSignal, on, onCleanup, onMount, type JSX } from 'solid-js';
import { useDivergingScale } from '../color/color-scheme.ts';
import type { DivergingScale } from '../color/diverging.ts';
import { useLab } from '../lab/lab-context.ts';
import type { NeuronPlace } from '../lab/lab-state.ts';
import type { ForwardPass, LayerSummary, LayerWeights } from '../../shared/api/run.ts';
import { drawInFrames } from '../frames/draw-in-frames.ts';
import { drawLinks } from './draw-links.ts';
import { measureAnchors, type NetworkAnchors } from './link-anchors.ts';
import { gradientWeights } from '../theater/gradient-links.ts';
import type { StepPhase } from '../theater/step-view.ts';
import type { ShownStep } from '../../shared/api/theater.ts';
import { strongestLinks, type Link } from './strongest-links.ts';

/** Maximum number of lines: more would merge into a gray area. */
const maxLines = 240;
/** Maximum number of lines of the hovered unit, on either side. */
const linesOfUnit = 64;

/** The strongest links between the columns, on one canvas behind them. */
export function LinksCanvas(props: { readonly pointed: NeuronPlace | undefined; readonly phase: StepPhase }): JSX.Element {
  const lab = useLab();
  const scale = useDivergingScale();
  const [layout, setLayout] = createSignal(0);
  let anchors: NetworkAnchors | undefined;
  // Taken from the observer: measuring here would force a layout.
  let size: Size = { width: 0, height: 0 };

  const forget = (): void => {
    anchors = undefined;
    setLayout((count) => count + 1);
  };
  createEffect(on(() => [lab.state.run, lab.state.data], forget));

  const drawOn = (canvas: HTMLCanvasElement): void => {
    onMount(() => {
      const observer = new ResizeObserver((entries) => {
        size = entries.at(-1)?.contentRect ?? size;
        forget();
      });
      observer.observe(canvas); // sized like the stage
      onCleanup(() => {
        observer.disconnect();
      });
    });
    drawInFrames(
      canvas,
      () => ({ layout: layout(), pass: lab.run.pass(), weights: lab.run.weights(), pointed: props.pointed, colors: scale(), step: props.phase !== 'forward' ? lab.run.step() : undefined }),
      ({ pass, weights, pointed, colors, step }) => {
        const stage = canvas.parentElement;
        if (stage === null) return;
        const layers = lab.state.run?.layers ?? [];
        anchors ??= measureAnchors(stage, layers, lab.state.data?.picture);
        draw(canvas, size, { anchors, layers, pass, weights, pointed, colors, step });
      },
    );
  };
  return <canvas ref={drawOn} class="network-view-links" aria-hidden="true" />;
}

type Size = Readonly<Record<'width' | 'height', number>>;

interface Picture {
  readonly anchors: NetworkAnchors;
  readonly layers: readonly LayerSummary[];
  readonly pass: ForwardPass | undefined;
  readonly weights: readonly LayerWeights[];
  readonly pointed: NeuronPlace | undefined;
  readonly colors: DivergingScale;
  /** The step whose gradient flows back. */
  readonly step: ShownStep | undefined;
}

function draw(canvas: HTMLCanvasElement, { width, height }: Size, picture: Picture): void {
  const density = devicePixelRatio;
  if (canvas.width !== Math.round(width * density)) canvas.width = Math.round(width * density);
  if (canvas.height !== Math.round(height * density)) canvas.height = Math.round(height * density);
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.setTransform(density, 0, 0, density, 0, 0);
  context.clearRect(0, 0, width, height);
  const { anchors, layers, pass, weights, pointed, colors, step } = picture;
  if (pass === undefined) return;
  const matrices = weights.filter(({ kernel }) => kernel === undefined); // a kernel has no links of its own: it is used everywhere
  for (const layer of matrices) {
    const source = layers[layer.layer]?.sources[0] ?? -1;
    const [from, to] = [source < 0 ? anchors.input : anchors.layers[source], anchors.layers[layer.layer]];
    if (from === undefined || to === undefined) continue;
    const role = pointed === undefined ? 'usual' : pointed.layer === layer.layer || pointed.layer === source ? 'of-pointed' : 'beside';
    const shown = step === undefined ? layer : { ...layer, values: gradientWeights(layer, step) };
    const links = linksOf(shown, pass, { maxInputs: from.count, maxUnits: to.count, source, pointed, lines: Math.floor(maxLines / matrices.length) });
    drawLinks(context, links, { from, to, colors, isDimmed: role === 'beside' });
  }
}

interface LinkLimits {
  readonly maxInputs: number;
  readonly maxUnits: number;
  /** The layer that is read; −1 for the network's input. */
  readonly source: number;
  readonly pointed: NeuronPlace | undefined;
  readonly lines: number;
}

function linksOf({ layer, units, values }: LayerWeights, pass: ForwardPass, { maxInputs, maxUnits, source, pointed, lines }: LinkLimits): readonly Link[] {
  const inputs = source < 0 ? pass.input : pass.layers[source]?.a;
  if (inputs === undefined) return [];
  const all = { inputs, weights: values, units, count: lines, shownInputs: maxInputs, shownUnits: maxUnits };
  if (pointed?.layer === layer) return strongestLinks({ ...all, into: pointed.unit, count: linesOfUnit });
  if (pointed?.layer === source) return strongestLinks({ ...all, from: pointed.unit, count: linesOfUnit });
  return strongestLinks(all);
}
