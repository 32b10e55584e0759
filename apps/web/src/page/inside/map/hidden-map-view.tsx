import { createMemo, createSignal, For, Show, type JSX } from 'solid-js';
import type { HiddenMap } from '../../../shared/api/inside.ts';
import type { LayerSummary } from '../../../shared/api/run.ts';
import { useDivergingScale } from '../../color/color-scheme.ts';
import { toCss } from '../../color/diverging.ts';
import { drawnBy } from '../../figures/drawn-by.ts';
import { SaveFigure } from '../../figures/save-figure.tsx';
import { formatCount, formatPercent } from '../../format/number.ts';
import { drawInFrames } from '../../frames/draw-in-frames.ts';
import { useLab } from '../../lab/lab-context.ts';
import { useLook } from '../use-look.ts';
import { mapSvg } from './map-svg.ts';
import { classColor, mistakesOf, nearestSample, paintMap, placesOf, side } from './paint-map.ts';

/** More classes than these are not told apart by a legend. */
const maxLegend = 20;

/** Where a layer puts the test samples: the plane in which they differ most, while the network learns; a click opens a sample. */
export function HiddenMapView(): JSX.Element {
  const lab = useLab();
  const scale = useDivergingScale();
  const layers = (): readonly LayerSummary[] => lab.state.run?.layers ?? [];
  const [asked, setAsked] = createSignal<number>();
  const layer = createMemo(() => {
    const wanted = asked();
    return wanted !== undefined && wanted < layers().length ? wanted : lastHidden(layers());
  });
  const question = createMemo(() => ({ layer: layer(), run: lab.state.run }), undefined, { equals: (one, other) => one.layer === other.layer && one.run === other.run });
  const { latest } = useLook(question, ({ layer: index }) => lab.run.ask.hiddenMap(index));
  const chosen = createMemo(() => {
    const { selection } = lab.state;
    return selection.kind === 'sample' && selection.part === 'test' ? selection.index : undefined;
  });

  const draw = (canvas: HTMLCanvasElement): void => {
    drawnBy(canvas, (size) => {
      const map = latest();
      return map === undefined ? '' : mapSvg(map, size, { colors: scale(), classes: lab.state.data?.classes ?? [] });
    });
    drawInFrames(
      canvas,
      () => ({ map: latest(), colors: scale(), index: chosen() }),
      ({ map, colors, index }) => {
        const context = canvas.getContext('2d');
        if (context === null || map === undefined) return;
        const style = getComputedStyle(canvas);
        const of = (name: string): string => style.getPropertyValue(name);
        paintMap(context, map, { colors, classes: lab.state.data?.classes ?? [], surface: of('--surface'), bad: of('--bad'), text: of('--text') }, index);
      },
    );
  };
  const open = (index: number | undefined): void => {
    if (index !== undefined) void lab.data.select({ kind: 'sample', part: 'test', index });
  };
  const openAt = (event: MouseEvent & { readonly currentTarget: Element }): void => {
    const map = latest();
    if (map === undefined) return;
    const box = event.currentTarget.getBoundingClientRect();
    open(nearestSample(placesOf(map), ((event.clientX - box.left) / box.width) * side, ((event.clientY - box.top) / box.height) * side));
  };
  const openMistake = (map: HiddenMap): void => {
    const mistakes = mistakesOf(map);
    open(mistakes.find((index) => index > (chosen() ?? -1)) ?? mistakes[0]);
    lab.view.recordAction('mistake-opened');
  };
  return (
    <section aria-label="Where it puts the samples" data-figure>
      <h2>Where it puts the samples</h2>
      <SaveFigure what="map of the samples" />
      <label class="row small">
        After
        <select onChange={({ currentTarget }) => setAsked(Number(currentTarget.value))}>
          <For each={layers()}>
            {(each, index) => (
              <option value={index()} selected={index() === layer()}>
                layer {index() + 1}: {each.type}, {formatCount(each.units)} {each.units === 1 ? 'number' : 'numbers'}
              </option>
            )}
          </For>
        </select>
      </label>
      <canvas ref={draw} class="hidden-map-picture" width={side} height={side} role="img" aria-label={describe(latest(), layer())} onClick={openAt} />
      <Show when={latest()}>
        {(map) => (
          <>
            <Show when={map().labels !== undefined}>
              <div class="row" data-control>
                <button type="button" disabled={mistakesOf(map()).length === 0} onClick={() => openMistake(map())}>
                  Open the next mistake
                </button>
                <span class="small numbers" data-mistakes={mistakesOf(map()).length}>
                  {formatCount(mistakesOf(map()).length)} of {formatCount(map().looked)} mistaken
                </span>
              </div>
              <Show when={(lab.state.data?.classes.length ?? 0) <= maxLegend}>
                <ul class="hidden-map-legend small" aria-label="Colors of the classes">
                  <For each={lab.state.data?.classes ?? []}>
                    {(name, label) => (
                      <li>
                        <span class="hidden-map-color" style={{ 'background-color': toCss(classColor(label())) }} aria-hidden="true" />
                        {name}
                      </li>
                    )}
                  </For>
                </ul>
              </Show>
            </Show>
            <p class="small soft">
              Each mark is one of {formatCount(map().looked)} test samples, placed by the numbers of layer {map().layer + 1} alone: the two directions in
              which they differ most (principal components) show {formatPercent(100 * (map().shares[0] + map().shares[1]))} of their variance.{' '}
              {map().labels === undefined
                ? 'The color is the target: orange below its mean, blue above.'
                : 'The color is the true class; a red ring marks a mistake. What the network has learned to tell apart lies apart.'}{' '}
              A click opens the sample.
            </p>
          </>
        )}
      </Show>
    </section>
  );
}

/** The last layer before the output that has numbers of its own. */
const lastHidden = (layers: readonly LayerSummary[]): number => Math.max(0, layers.slice(0, -1).findLastIndex(({ parameterCount }) => parameterCount > 0));

function describe(map: HiddenMap | undefined, layer: number): string {
  if (map === undefined) return `The samples after layer ${layer + 1}; they are being placed.`;
  return `${map.looked} test samples as points, placed by the outputs of layer ${map.layer + 1}; the button below opens the mistakes one by one.`;
}
