import { createFrame, roundRange, tickLabel, type Curve, type CurveLine, type Drawing, type Frame, type PlotBox } from '@vitrum/plots';

/** Width, height and the room for figures, in the units of the picture. */
export const plotBox: PlotBox = { width: 260, height: 150, left: 42, right: 8, top: 10, bottom: 22 };

/** About how many steps the vertical axis has room for. */
export const plotSteps = 4;

/** Smaller shares of a line's height are 0 to the eye. */
const minVisible = 0.001;

/** From round numbers to round numbers, so that the ends of the vertical axis have figures. */
export const frameOf = ({ xRange, yRange }: Drawing): Frame => createFrame(plotBox, xRange, roundRange(yRange, plotSteps));

/** What can be seen, in words. */
export function describePlot(name: string, { variable }: Curve, { lines, xRange }: Drawing): string {
  const [from, to] = xRange.map(figure);
  return `${name} for ${variable} from ${from} to ${to}: ${lines.toReversed().map(describeLine).join(', ')}.`;
}

function describeLine({ label, points }: CurveLine): string {
  const values = points.map(([, y]) => y).filter(Number.isFinite);
  const [min, max] = [Math.min(...values), Math.max(...values)];
  const seen = (value: number): string => figure(Math.abs(value) < minVisible * (max - min) ? 0 : value);
  return `${label} runs from ${seen(min)} to ${seen(max)}`;
}

/** Two digits, with a real minus sign. */
const figure = (value: number): string => tickLabel(Number(value.toPrecision(2)) + 0);
