import { createMemo, createUniqueId, For, Show, type JSX } from 'solid-js';
import type { DescentPoint } from '@vitrum/network';
import { tickLabel, ticksOf, type Frame } from '@vitrum/plots';
import { useColorScheme } from '../color/color-scheme.ts';
import { toCss } from '../color/diverging.ts';
import { formatNumber } from '../format/number.ts';
import type { Valley } from '../../shared/api/valley.ts';
import { contourBands } from './contour-bands.ts';
import { costColor, costScales } from './cost-scale.ts';
import { mapFrame, mapSize } from './map-frame.ts';
import type { Surface } from './surface.ts';
import { weightName } from './weight-name.ts';

type Place = readonly [x: number, y: number];

/** The valley from above: bands of equal cost, the network's position, the start and the steps. */
export function ContourMap(props: {
  readonly valley: Valley;
  readonly surface: Surface;
  readonly present: Place;
  readonly start: Place;
  readonly path: readonly DescentPoint[];
  readonly onStart: (start: Place) => void;
  /** What saves the map as a picture, in a lab. */
  readonly save?: JSX.Element;
}): JSX.Element {
  const scheme = useColorScheme();
  const clip = createUniqueId();
  const frame = createMemo(() => mapFrame(props.valley.xRange, props.valley.yRange));
  const bands = createMemo(() => contourBands(props.surface));
  const color = (share: number): string => toCss(costColor(share, costScales[scheme()]));

  const point = (event: MouseEvent & { readonly currentTarget: SVGSVGElement }): void => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    const x = ((event.clientX - left) / width) * mapSize.width;
    const y = ((event.clientY - top) / height) * mapSize.height;
    props.onStart(frame().valuesAt(x, y));
  };
  const press = (event: KeyboardEvent): void => {
    const direction = directions[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    const { xRange, yRange } = props.valley;
    const step = event.shiftKey ? 0.1 : 0.02;
    props.onStart([
      within(props.start[0] + direction[0] * step * (xRange[1] - xRange[0]), xRange),
      within(props.start[1] + direction[1] * step * (yRange[1] - yRange[0]), yRange),
    ]);
  };
  return (
    <figure class="contour-map" data-figure>
      <figcaption>
        <h3>From above</h3>
        {props.save}
      </figcaption>
      <svg
        class="contour-map-drawing"
        viewBox={`0 0 ${mapSize.width} ${mapSize.height}`}
        role="application"
        tabindex="0"
        aria-label={`Map of the cost over two weights. ${describePlaces(props.start, props.path)} Arrow keys move the start; with Shift, further.`}
        onClick={point}
        onKeyDown={press}
      >
        <clipPath id={clip}>
          <MapArea />
        </clipPath>
        <g clip-path={`url(#${clip})`}>
          <MapArea fill={color(0)} />
          <For each={bands()}>{(band) => <path class="contour-map-band" d={band.path} fill={color(band.share)} />}</For>
          <Trail frame={frame()} path={props.path} />
          <rect class="contour-map-present" x={frame().x(props.present[0]) - 6} y={frame().y(props.present[1]) - 6} width="12" height="12" />
          <circle class="contour-map-start" cx={frame().x(props.start[0])} cy={frame().y(props.start[1])} r="8" />
        </g>
        <Axes valley={props.valley} frame={frame()} />
      </svg>
      <Legend bands={bands()} color={color} minimum={props.surface.minimum} />
    </figure>
  );
}

const directions: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

const within = (value: number, [from, to]: readonly [number, number]): number => Math.min(to, Math.max(from, value));

function describePlaces([x, y]: Place, path: readonly DescentPoint[]): string {
  const end = path.at(-1);
  const start = `The start is at (${formatNumber(x)}, ${formatNumber(y)}).`;
  return end === undefined ? start : `${start} The steps end at (${formatNumber(end.x)}, ${formatNumber(end.y)}) with cost ${formatNumber(end.cost)}.`;
}

function MapArea(props: { readonly fill?: string }): JSX.Element {
  const { width, height, left, right, top, bottom } = mapSize;
  return <rect x={left} y={top} width={width - left - right} height={height - top - bottom} fill={props.fill ?? 'none'} />;
}

function Trail(props: { readonly frame: Frame; readonly path: readonly DescentPoint[] }): JSX.Element {
  const line = (): string =>
    props.path.filter(isPlaced).map(({ x, y }) => `${props.frame.x(x).toFixed(1)},${props.frame.y(y).toFixed(1)}`).join(' ');
  return (
    <>
      <polyline class="contour-map-trail contour-map-trail-ground" points={line()} />
      <polyline class="contour-map-trail" points={line()} />
      <For each={props.path.filter(isPlaced)}>
        {({ x, y }) => <circle class="contour-map-step" cx={props.frame.x(x)} cy={props.frame.y(y)} r="3.5" />}
      </For>
    </>
  );
}

const isPlaced = ({ x, y }: DescentPoint): boolean => Math.abs(x) < 1e6 && Math.abs(y) < 1e6;

function Axes(props: { readonly valley: Valley; readonly frame: Frame }): JSX.Element {
  const { width, height, left, right, top, bottom } = mapSize;
  return (
    <g class="contour-map-axes">
      <For each={ticksOf(props.valley.xRange)}>
        {(tick) => (
          <>
            <line x1={props.frame.x(tick)} x2={props.frame.x(tick)} y1={height - bottom} y2={height - bottom + 5} />
            <text x={props.frame.x(tick)} y={height - bottom + 18} text-anchor="middle">{tickLabel(tick)}</text>
          </>
        )}
      </For>
      <For each={ticksOf(props.valley.yRange)}>
        {(tick) => (
          <>
            <line x1={left - 5} x2={left} y1={props.frame.y(tick)} y2={props.frame.y(tick)} />
            <text x={left - 8} y={props.frame.y(tick) + 4} text-anchor="end">{tickLabel(tick)}</text>
          </>
        )}
      </For>
      <text class="contour-map-title" x={(left + width - right) / 2} y={height - 8} text-anchor="middle">
        weight x: {weightName(props.valley.x)}
      </text>
      <text class="contour-map-title" transform={`translate(14 ${(top + height - bottom) / 2}) rotate(-90)`} text-anchor="middle">
        weight y: {weightName(props.valley.y)}
      </text>
      <rect class="contour-map-frame" x={left} y={top} width={width - left - right} height={height - top - bottom} />
    </g>
  );
}

function Legend(props: {
  readonly bands: ReturnType<typeof contourBands>;
  readonly color: (share: number) => string;
  readonly minimum: number;
}): JSX.Element {
  return (
    <Show when={props.bands.length > 0}>
      <div class="contour-map-legend small">
        <span>Cost C:</span>
        <ul class="contour-map-levels numbers" aria-label="Cost of the bands">
          <li>
            <span class="contour-map-swatch" style={{ background: props.color(0) }} />
            from {formatNumber(props.minimum)}
          </li>
          <For each={props.bands.filter((_, i) => i % 2 === 1)}>
            {(band) => (
              <li>
                <span class="contour-map-swatch" style={{ background: props.color(band.share) }} />
                {formatNumber(band.level)}
              </li>
            )}
          </For>
        </ul>
        <ul class="contour-map-marks">
          <li><span class="contour-map-mark contour-map-mark-present" /> the network's place</li>
          <li><span class="contour-map-mark contour-map-mark-start" /> the start</li>
          <li><span class="contour-map-mark contour-map-mark-step" /> a step</li>
        </ul>
      </div>
    </Show>
  );
}
