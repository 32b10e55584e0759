import { createSignal, onCleanup, onMount, type JSX } from 'solid-js';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { useColorScheme } from '../color/color-scheme.ts';
import { formatNumber } from '../format/number.ts';
import { drawInFrames } from '../frames/draw-in-frames.ts';
import { alignLines, type CurveLine } from './curve-data.ts';

const height = 180;

interface CurveChartProps {
  readonly lines: readonly CurveLine[];
  readonly unit: string;
  readonly axis: CurveAxis;
  /** Fixed ends of the value axis. */
  readonly range?: readonly [lowest: number, highest: number];
  readonly description: string;
}

/** The axis below: epochs, or examples where those are too coarse. */
export interface CurveAxis {
  readonly unit: 'epoch' | 'example';
  readonly last: number;
  /** Units in an epoch. */
  readonly per: number;
}

/** The data, size and colors of a chart. */
interface Picture extends CurveChartProps {
  readonly width: number;
  readonly scheme: string;
}

/** Lines over the epochs, drawn by uPlot, which is loaded when there is something to draw. */
export function CurveChart(props: CurveChartProps): JSX.Element {
  const scheme = useColorScheme();
  const [width, setWidth] = createSignal(0);
  let chart: uPlot | undefined;
  let drawn = '';

  function draw(host: HTMLElement, picture: Picture): void {
    const { lines, range, unit, width, scheme, axis } = picture;
    if (width === 0) return;
    const { x, lines: values } = alignLines(lines);
    const data: uPlot.AlignedData = [x.map((epoch) => epoch * axis.per), ...values.map((line) => [...line])];
    // Another set of lines, range or color scheme needs a new chart.
    const kind = JSON.stringify([lines.map(({ label }) => label), range, unit, scheme, axis.unit]);
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

function optionsOf(host: HTMLElement, { lines, unit, range, width, axis: { unit: below } }: Picture, last: () => number): uPlot.Options {
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
  return {
    width,
    height,
    legend: { show: false },
    cursor: { show: false },
    padding: [8, 20, 0, 0],
    scales: {
      x: { time: false, range: () => [0, Math.max(1, last())] },
      y: range === undefined ? { range: (_, lowest, highest) => rangeOf(lowest, highest) } : { range: [...range] },
    },
    axes: [
      { ...axis, label: below === 'epoch' ? 'epoch' : 'examples seen', size: 26, space: below === 'epoch' ? 36 : 56, incrs: increments },
      { ...axis, label: unit, size: 48, values: (_, ticks) => ticks.map((tick) => shortNumber(tick)) },
    ],
    series: [
      {},
      ...lines.map(({ label, part, isCompared, run }): uPlot.Series => ({
        label,
        stroke: run > 0 ? color(`--run-${1 + ((run - 1) % runColors)}`) : color(part === 'train' ? '--train' : '--test'),
        width: part === 'live' || (isCompared && part === 'train') ? 1 : 2,
        ...(isCompared && part === 'train' && { dash: [5, 4] }),
        spanGaps: true,
        points: { show: (chart, index) => countOf(chart.data[index]) <= maxMarks, size: 5 },
      })),
    ],
  };
}

/** Of the axis below. */
const increments = [0, 1, 2, 3, 4, 5].flatMap((power) => [1, 2, 5].map((factor) => factor * 10 ** power));

/** Colors of the style sheet for compared runs. */
const runColors = 5;

/** Points are marked if few enough to be distinguishable. */
const maxMarks = 40;

const countOf = (values: uPlot.AlignedData[number] | undefined): number => {
  let count = 0;
  for (const value of values ?? []) count += value === null || value === undefined ? 0 : 1;
  return count;
};

/** From 0, where the values are costs, with some room above. */
const rangeOf = (lowest: number | null, highest: number | null): [number, number] => [Math.min(0, lowest ?? 0), (highest ?? 1) * 1.05 || 1];

const shortNumber = (value: number): string => (Number.isInteger(value) ? String(value) : formatNumber(value).replace(/0+$/, ''));
