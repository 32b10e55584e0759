import { createEffect, onCleanup, onMount, type JSX } from 'solid-js';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { useColourScheme } from '../colour/colour-scheme.ts';
import { formatNumber } from '../format/number.ts';
import { alignLines, type CurveLine } from './curve-data.ts';

const height = 180;

/** Lines over the epochs, drawn by uPlot: loaded when there is something to draw. */
export function CurveChart(props: {
  readonly lines: readonly CurveLine[];
  readonly unit: string;
  /** The last epoch that is planned. */
  readonly epochs: number;
  /** Fixed ends of the axis of values. */
  readonly range?: readonly [lowest: number, highest: number];
  readonly description: string;
}): JSX.Element {
  const scheme = useColourScheme();
  let host: HTMLDivElement | undefined;
  let chart: uPlot | undefined;
  let drawn = '';

  function draw(): void {
    if (host === undefined || host.clientWidth === 0) return;
    const { x, lines } = alignLines(props.lines);
    const data: uPlot.AlignedData = [[...x], ...lines.map((line) => [...line])];
    // Another set of lines, another range or other colours make another chart.
    const kind = JSON.stringify([props.lines.map(({ label }) => label), props.epochs, props.range, props.unit, scheme()]);
    if (chart !== undefined && kind === drawn) {
      chart.setData(data);
      return;
    }
    chart?.destroy();
    chart = new uPlot(optionsOf(host, props), data, host);
    drawn = kind;
  }

  onMount(() => {
    if (host === undefined) return;
    const observer = new ResizeObserver(() => {
      if (host === undefined || host.clientWidth === 0) return;
      if (chart === undefined) draw();
      else chart.setSize({ width: host.clientWidth, height });
    });
    observer.observe(host);
    createEffect(draw);
    onCleanup(() => {
      observer.disconnect();
      chart?.destroy();
    });
  });

  return <div class="curve-chart" ref={(element) => (host = element)} role="img" aria-label={props.description} />;
}

interface ChartOptions {
  readonly lines: readonly CurveLine[];
  readonly unit: string;
  readonly epochs: number;
  readonly range?: readonly [number, number];
}

function optionsOf(host: HTMLElement, { lines, unit, epochs, range }: ChartOptions): uPlot.Options {
  const style = getComputedStyle(host);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  const axis = {
    stroke: colour('--text-soft'),
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { stroke: colour('--line'), width: 1 },
    font: `12px ${style.fontFamily}`,
    labelFont: `12px ${style.fontFamily}`,
    labelSize: 18,
  };
  return {
    width: host.clientWidth,
    height,
    legend: { show: false },
    cursor: { show: false },
    padding: [8, 8, 0, 0],
    scales: {
      x: { time: false, range: [0, Math.max(1, epochs)] },
      y: range === undefined ? { range: (_, lowest, highest) => rangeOf(lowest, highest) } : { range: [...range] },
    },
    axes: [
      { ...axis, label: 'epoch', size: 26, space: 36, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] },
      { ...axis, label: unit, size: 48, values: (_, ticks) => ticks.map((tick) => shortNumber(tick)) },
    ],
    series: [
      {},
      ...lines.map(({ label, part, isCompared }): uPlot.Series => ({
        label,
        stroke: colour(part === 'train' ? '--train' : '--test'),
        width: isCompared ? 1.25 : 2,
        ...(isCompared && { dash: [5, 4] }),
        spanGaps: true,
        points: { show: (chart, index) => countOf(chart.data[index]) <= mostMarks, size: 5 },
      })),
    ],
  };
}

/** Single points are marked where they are few enough to be told apart. */
const mostMarks = 40;

const countOf = (values: uPlot.AlignedData[number] | undefined): number => {
  let count = 0;
  for (const value of values ?? []) count += value === null || value === undefined ? 0 : 1;
  return count;
};

/** From 0, where the values are costs, with some room above. */
const rangeOf = (lowest: number | null, highest: number | null): [number, number] => [Math.min(0, lowest ?? 0), (highest ?? 1) * 1.05 || 1];

const shortNumber = (value: number): string => (Number.isInteger(value) ? String(value) : formatNumber(value).replace(/0+$/, ''));
