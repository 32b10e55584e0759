import { createSignal, onCleanup, onMount, type JSX } from 'solid-js';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { useColorScheme } from '../color/color-scheme.ts';
import { formatNumber } from '../format/number.ts';
import { drawInFrames } from '../frames/draw-in-frames.ts';
import { drawnBy } from '../figures/drawn-by.ts';
import { chartSvg } from './chart-svg.ts';
import type { CurveChartProps } from './chart.ts';
import { alignLines } from './curve-data.ts';

export type { ChartAxis, ChartLine } from './chart.ts';

const height = 180;

// uPlot declares these numbers as an ambient enum, which does not exist at run time.
const [linear, logarithmic] = [1 as uPlot.Scale.Distr.Linear, 3 as uPlot.Scale.Distr.Logarithmic];

/** The data, size and colors of a chart. */
interface Picture extends CurveChartProps {
  readonly width: number;
  readonly scheme: string;
}

/** Lines over one axis, drawn by uPlot, which is loaded when there is something to draw. */
export function CurveChart(props: CurveChartProps): JSX.Element {
  const scheme = useColorScheme();
  const [width, setWidth] = createSignal(0);
  let chart: uPlot | undefined;
  let drawn = '';

  function draw(host: HTMLElement, picture: Picture): void {
    const { lines, range, unit, width, scheme, axis, mark } = picture;
    if (width === 0) return;
    const { x, lines: values } = alignLines(lines);
    const data: uPlot.AlignedData = [x.map((place) => place * (axis.per ?? 1)), ...values.map((line) => [...line])];
    // Another set of lines, range or color scheme needs a new chart.
    const kind = JSON.stringify([lines.map(({ label, color, width: thickness }) => [label, color, thickness]), range, unit, scheme, axis.label, mark]);
    if (chart === undefined || kind !== drawn) {
      chart?.destroy();
      chart = new uPlot(optionsOf(host, picture, () => props.axis.last), data, host);
      drawn = kind;
      return;
    }
    if (chart.width !== width) chart.setSize({ width, height });
    chart.setData(data);
  }

  const start = (host: HTMLElement): void => {
    drawnBy(host, (size) => chartSvg(props, size, getComputedStyle(host)));
    onMount(() => {
      const observer = new ResizeObserver((entries) => setWidth(entries.at(-1)?.contentRect.width ?? 0));
      observer.observe(host);
      onCleanup(() => {
        observer.disconnect();
        chart?.destroy();
      });
    });
    drawInFrames(
      host,
      () => ({ ...props, width: width(), scheme: scheme() }),
      (picture) => {
        draw(host, picture);
      },
    );
  };
  return <div class="curve-chart" ref={start} role="img" aria-label={props.description} />;
}

function optionsOf(host: HTMLElement, { lines, unit, range, width, axis: below, isLogarithmic = false, mark }: Picture, last: () => number): uPlot.Options {
  const style = getComputedStyle(host);
  const color = (name: string): string => style.getPropertyValue(name).trim();
  const axis = {
    stroke: color('--text-soft'),
    grid: { stroke: color('--line'), width: 1 },
    ticks: { stroke: color('--line'), width: 1 },
    font: `12px ${style.fontFamily}`,
    labelFont: `12px ${style.fontFamily}`,
    labelSize: 18,
  };
  const names: uPlot.Axis.Values = (_, ticks) => ticks.map((tick: number | null) => (tick === null ? '' : shortNumber(tick)));
  return {
    width,
    height,
    legend: { show: false },
    cursor: { show: false },
    padding: [8, 20, 0, 0],
    scales: {
      x: { time: false, distr: below.isLogarithmic === true ? logarithmic : linear, range: () => [below.first ?? 0, below.isLogarithmic === true ? last() : Math.max(1, last())] },
      y: valueScale(range, isLogarithmic),
    },
    axes: [
      { ...axis, label: below.label, size: 26, space: below.space ?? 36, ...(below.isLogarithmic === true ? { values: names, splits: powersOfTen } : { incrs: increments }) },
      { ...axis, label: unit, size: isLogarithmic ? 56 : 48, values: names, ...(isLogarithmic && { splits: powersOfTen }) },
    ],
    series: [
      {},
      ...lines.map(({ label, color: name, width: thickness, dash }): uPlot.Series => ({
        label,
        stroke: color(name),
        width: thickness,
        ...(dash && { dash: [...dash] }),
        spanGaps: true,
        points: { show: (chart, index) => countOf(chart.data[index]) <= maxMarks, size: 5 },
      })),
    ],
    ...(mark !== undefined && { hooks: { draw: [(chart) => { drawMark(chart, mark, color('--text')); }] } }),
  };
}

function valueScale(range: Picture['range'], isLogarithmic: boolean): uPlot.Scale {
  if (range !== undefined) return { range: [...range], distr: isLogarithmic ? logarithmic : linear };
  return isLogarithmic ? { distr: logarithmic } : { range: (_, lowest, highest) => rangeOf(lowest, highest) };
}

/** A dashed line from top to bottom. */
function drawMark(chart: uPlot, place: number, stroke: string): void {
  const x = chart.valToPos(place, 'x', true);
  const { ctx, bbox: { top, height: length } } = chart;
  ctx.save();
  ctx.strokeStyle = stroke;
  ctx.setLineDash([6, 4]);
  ctx.beginPath();
  ctx.moveTo(x, top);
  ctx.lineTo(x, top + length);
  ctx.stroke();
  ctx.restore();
}

/** More marks than this on a logarithmic axis touch each other. */
const maxPowers = 8;

/** The marks of a logarithmic axis: powers of ten, so few of them that they do not touch. */
const powersOfTen: uPlot.Axis.Splits = (_, __, lowest, highest) => {
  const [first, last] = [Math.ceil(Math.log10(lowest)), Math.floor(Math.log10(highest))];
  const every = Math.max(1, Math.ceil((last - first + 1) / maxPowers));
  return Array.from({ length: Math.max(0, Math.floor((last - first) / every) + 1) }, (_each, place) => 10 ** (first + place * every));
};

/** Of the axis below. */
const increments = [0, 1, 2, 3, 4, 5].flatMap((power) => [1, 2, 5].map((factor) => factor * 10 ** power));

/** Points are marked if few enough to be distinguishable. */
const maxMarks = 40;

const countOf = (values: uPlot.AlignedData[number] | undefined): number => {
  let count = 0;
  for (const value of values ?? []) count += value === null || value === undefined ? 0 : 1;
  return count;
};

/** From 0, where the values are costs, with some room above. */
const rangeOf = (lowest: number | null, highest: number | null): [number, number] => [Math.min(0, lowest ?? 0), (highest ?? 1) * 1.05 || 1];

const shortNumber = (value: number): string => (Number.isInteger(value) ? String(value) : formatNumber(value).replace(/\.?0+(?=$|e)/, ''));
