import { createMemo, createSignal, For, lazy, Match, Show, Suspense, Switch, type JSX } from 'solid-js';
import type { PictureForm } from '@vitrum/network';
import { isTouched } from '../lessons/is-touched.ts';
import { useLab } from '../lab/lab-context.ts';
import type { NeuronPlace } from '../lab/lab-state.ts';
import { mapGrid } from '../feature-maps/map-grid.ts';
import { mapsOf } from '../../shared/pictures/maps-of.ts';
import { firstWeights } from '../weights/first-weights.ts';
import type { LayerSummary } from '../../shared/api/run.ts';
import { readsAround } from './branches/reads-around.ts';
import { kindOfLayer, parametersInWords } from './count-in-words.ts';
import { InputColumn } from './input-column.tsx';
import { LayerCaption } from './layer-caption.tsx';
import { LayerUnits } from './layer-units.tsx';
import { LinksCanvas } from './links-canvas.tsx';
import { OutputUnits } from './output-units.tsx';
import { isReshaped } from './reshaped.ts';
import { Term } from '../terms/term.tsx';
import { StepPanel } from '../theater/step-panel.tsx';
import { useStepPhase } from '../theater/step-view.ts';
import { unitGrid } from './unit-grid.ts';
import { Verdict } from './verdict.tsx';
import { useLowStage } from './use-low-stage.ts';
import './network-view.css';
import './low-stage.css';

/** Loaded with the first network that has pictures inside. */
const FeatureMaps = lazy(async () => ({ default: (await import('../feature-maps/feature-maps.tsx')).FeatureMaps }));

/** Loaded with the first network whose layers read others than the one before. */
const BranchCurves = lazy(async () => ({ default: (await import('./later-parts.ts')).BranchCurves }));

/** Loaded with the first network that has maps, or neurons that are dead. */
const LegendMore = lazy(async () => ({ default: (await import('./later-parts.ts')).LegendMore }));

/** Loaded when a visitor has moved. */
const ReadUnit = lazy(async () => ({ default: (await import('./later-parts.ts')).ReadUnit }));
const SaveFigure = lazy(async () => ({ default: (await import('./later-parts.ts')).SaveFigure }));

/** With more outputs than this, the last layer is a grid like the others. */
const maxOutputRows = 16;
/** Width of a unit with the space around it, in pixels. */
const unitWidth = 24;

/** The network, from the input on the left to the outputs on the right, with the values of the selected sample. */
export function NetworkView(): JSX.Element {
  const lab = useLab();
  firstWeights(lab); // starts tracking them for the weights room
  const [pointed, setPointed] = createSignal<NeuronPlace>();
  const layers = createMemo(() => lab.state.run?.layers ?? []);
  let view: HTMLElement | undefined;
  const lowRows = useLowStage(() => view);
  const phase = useStepPhase();
  const hasMaps = createMemo(() => layers().some(({ outputShape }) => mapsOf(outputShape) !== undefined));

  const hasBranches = createMemo(() => layers().some(readsAround));

  const pointAt = (layer: number, unit: number | undefined): void => {
    setPointed(unit === undefined ? undefined : { layer, unit });
  };
  return (
    <div ref={(element) => (view = element)} class="network-view" classList={{ 'network-view-low': lowRows() !== undefined }} data-figure>
      <div class="network-view-head">
        <h2>The network</h2>
        <Show when={layers().length > 0}>
          <p class="small numbers network-view-parameters">
            <Parameters text={parametersInWords(layers())} />
          </p>
          <Show when={lowRows() !== undefined}>
            <Verdict names={lab.state.data?.classes ?? []} />
          </Show>
        </Show>
      </div>
      <Show when={layers().length > 0} fallback={<p class="soft">The network appears here as soon as there are data.</p>}>
        <StepPanel phase={phase()} />
        <div class="network-view-scroll">
          <div class="network-view-stage" classList={{ 'network-view-stage-maps': hasMaps() }} style={{ 'grid-template-columns': columnTemplate(layers(), lowRows()) }}>
            <LinksCanvas pointed={pointed()} phase={phase()} />
            <Show when={hasBranches()}>
              <Suspense>
                <BranchCurves layers={layers()} />
              </Suspense>
            </Show>
            <Show when={isTouched()}>
              <Suspense>
                <ReadUnit place={pointed()} />
              </Suspense>
            </Show>
            <h3 class="network-view-title">
              input
            </h3>
            <div class="network-view-cell">
              <InputColumn />
            </div>
            <div class="network-view-caption-cell">
              <InputCaption first={layers()[0]} />
            </div>
            <For each={layers()}>
              {(layer, index) => {
                const isOutput = (): boolean => index() === layers().length - 1;
                const place = (): JSX.CSSProperties => ({ '--network-view-column': index() + 2 });
                return (
                  <>
                    <h3 class="network-view-title" style={place()}>
                      {isOutput() ? 'output' : `layer ${index() + 1}`}
                      <Show when={lowRows() !== undefined}>
                        <span class="network-view-kind">{kindOfLayer(layer)}</span>
                      </Show>
                    </h3>
                    <div class="network-view-cell" style={place()}>
                      <LayerView
                        index={index()}
                        layer={layer}
                        isOutput={isOutput()}
                        maxRows={lowRows()}
                        onPoint={(unit) => {
                          pointAt(index(), unit);
                        }}
                      />
                    </div>
                    <div class="network-view-caption-cell" style={place()}>
                      <LayerCaption index={index()} layer={layer} />
                    </div>
                  </>
                );
              }}
            </For>
          </div>
        </div>
        <div class="network-view-save">
          <Show when={isTouched()}>
            <Suspense>
              <SaveFigure what="network" part=".network-view-stage" />
            </Suspense>
          </Show>
        </div>
        <Legend hasMaps={hasMaps()} hasAilments={lab.run.health().some(({ dead, saturated }) => dead.length + saturated.length > 0)} />
      </Show>
    </div>
  );
}

/** A layer's output: pictures, a list of classes, or units. */
function LayerView(props: {
  readonly index: number;
  readonly layer: LayerSummary;
  readonly isOutput: boolean;
  readonly maxRows: number | undefined;
  readonly onPoint: (unit: number | undefined) => void;
}): JSX.Element {
  const lab = useLab();
  const maps = createMemo((): PictureForm | undefined => mapsOf(props.layer.outputShape));
  const units = () => ({ layer: props.index, units: props.layer.units, maxRows: props.maxRows, onPoint: props.onPoint });
  return (
    <Switch fallback={<LayerUnits {...units()} />}>
      <Match when={maps()}>
        {(shape) => (
          <Suspense>
            <FeatureMaps layer={props.index} shape={shape()} onPoint={props.onPoint} />
          </Suspense>
        )}
      </Match>
      <Match when={isReshaped(props.layer)}>
        <p class="network-view-reshaped small soft">all {props.layer.sources[0] === -1 ? 'numbers' : 'maps'} in a row</p>
      </Match>
      <Match when={props.isOutput && props.layer.units <= maxOutputRows}>
        <OutputUnits {...units()} names={lab.state.data?.classes ?? []} />
      </Match>
    </Switch>
  );
}

/** Their number and kinds, of which the first word explains itself. */
function Parameters(props: { readonly text: string }): JSX.Element {
  const parts = createMemo(() => /^(.*?)(parameters?)(.*)$/.exec(props.text)?.slice(1) ?? [props.text]);
  return (
    <>
      {parts()[0]}
      <Show when={parts()[1]}>{(term) => <Term of="parameter">{term()}</Term>}</Show>
      {parts()[2]}
    </>
  );
}

function InputCaption(props: { readonly first: LayerSummary | undefined }): JSX.Element {
  const lab = useLab();
  const picture = createMemo(() => lab.state.data?.picture);
  return (
    <div class="network-view-caption small">
      <p>
        <strong>input</strong> · {props.first?.inputs} {props.first?.inputs === 1 ? 'number' : 'numbers'}
      </p>
      <Show when={picture()}>
        {(size) => (
          <p>
            picture{' '}
            <span class="numbers">
              {size().width} × {size().height}
            </span>
            {size().channels === 3 ? ' in color' : ''}
          </p>
        )}
      </Show>
    </div>
  );
}

function Legend(props: { readonly hasMaps: boolean; readonly hasAilments: boolean }): JSX.Element {
  return (
    <p class="network-view-legend small soft">
      <span class="network-view-legend-end numbers">−</span>
      <span class="network-view-ramp" aria-hidden="true" />
      <span class="network-view-legend-end numbers">+</span> activation of a neuron; lines: the links that carry the most, weight · activation. Point at a neuron to read its z and a, or at a pixel of a map; click it to see its arithmetic.
      <Show when={props.hasMaps || props.hasAilments}>
        <Suspense>
          <LegendMore hasMaps={props.hasMaps} hasAilments={props.hasAilments} />
        </Suspense>
      </Show>
    </p>
  );
}

/** Grid tracks for the input and each layer, as wide as their columns of units or maps. */
function columnTemplate(layers: readonly LayerSummary[], maxRows: number | undefined): string {
  const ofLayers = layers.map((layer, index) => {
    const maps = mapsOf(layer.outputShape);
    if (maps !== undefined) return `minmax(min-content, ${mapGrid(maps.channels, false).columns}fr)`;
    if (isReshaped(layer)) return 'minmax(min-content, 1fr)';
    const isList = index === layers.length - 1 && layer.units <= maxOutputRows;
    if (isList) return 'minmax(7.25rem, 5fr)';
    const { columns } = unitGrid(layer.units, maxRows);
    return `minmax(max(${columns * unitWidth}px, var(--network-view-least)), ${columns + 2}fr)`;
  });
  return ['minmax(5.5rem, 3.5fr)', ...ofLayers].join(' ');
}
