import { createFrame, rangeOf, type Range } from '@vitrum/plots';
import type { PointPlot } from '@vitrum/plots/internal';
import { formatValue } from '@vitrum/runs/internal';
import type { Terminal } from '../terminal.ts';
import { gray, plotBackground, seriesColor, type Rgb } from './palette.ts';
import { renderPicture } from './picture.ts';

const widest = 76;
/** Characters are about twice as high as wide. */
const widthPerHeight = 3.2;
/** What marks a point of each series where there are no colors. */
const marks = 'ox+*#@%&=~';
/** Points of several series in one place. */
const mixedMark = '?';

/** Draws points in the plane: a pixel each in the color of its series, or a sign; below it what the axes and colors say. */
export function renderPlot(data: PointPlot, terminal: Terminal): readonly string[] {
  const width = Math.min(widest, terminal.columns);
  const height = Math.round(width / widthPerHeight);
  const drawn = terminal.colorLevel >= 2 && terminal.isUnicode ? drawPixels(data, width, height, terminal) : drawMarks(data, width, height);
  return [...drawn, ...describeAxes(data, terminal), describeSeries(data, terminal)];
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly series: number;
}

/** Where each point is on a grid; y grows upwards, rows grow downwards. */
function placesOf(data: PointPlot, width: number, height: number): readonly Place[] {
  const frame = createFrame({ width: width - 1, height: height - 1, left: 0, right: 0, top: 0, bottom: 0 }, ...rangesOf(data));
  return data.points.map(({ x, y, series }) => ({ x: Math.round(frame.x(x)), y: Math.round(frame.y(y)), series }));
}

const rangesOf = ({ points }: PointPlot): [x: Range, y: Range] => [rangeOf(points.map(({ x }) => x)), rangeOf(points.map(({ y }) => y))];

function drawPixels(data: PointPlot, width: number, lines: number, terminal: Terminal): readonly string[] {
  const height = 2 * lines;
  const values = Array.from({ length: width * height }, () => plotBackground).flatMap(inShares);
  for (const { x, y, series } of placesOf(data, width, height)) {
    inShares(seriesColor(series)).forEach((share, channel) => (values[(y * width + x) * 3 + channel] = share));
  }
  return renderPicture({ width, height, values, channels: 3 }, gray, terminal).lines;
}

const inShares = (color: Rgb): readonly number[] => color.map((value) => value / 255);

function drawMarks(data: PointPlot, width: number, height: number): readonly string[] {
  const rows = Array.from({ length: height }, () => Array.from({ length: width }, () => ' '));
  for (const { x, y, series } of placesOf(data, width, height)) {
    const row = rows[y];
    if (row === undefined) continue;
    const mark = markOf(series);
    row[x] = row[x] === ' ' || row[x] === mark ? mark : mixedMark;
  }
  return rows.map((row) => row.join('').trimEnd());
}

const markOf = (series: number): string => marks[series % marks.length] ?? mixedMark;

function describeAxes(data: PointPlot, { isUnicode }: Terminal): readonly string[] {
  const { xName, yName } = data;
  const [[left, right], [bottom, top]] = rangesOf(data);
  const [across, up] = isUnicode ? ['→', '↑'] : ['across:', 'up:'];
  return [`${across} ${xName} from ${formatValue(left)} to ${formatValue(right)}`, `${up} ${yName} from ${formatValue(bottom)} to ${formatValue(top)}`];
}

function describeSeries({ series }: PointPlot, { chalk, colorLevel, isUnicode }: Terminal): string {
  const hasPixels = colorLevel >= 2 && isUnicode;
  return series.map((name, i) => `${hasPixels ? chalk.rgb(...seriesColor(i))('■') : markOf(i)} ${name}`).join('   ');
}
