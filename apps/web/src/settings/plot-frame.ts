import type { CatalogCurve } from '../worker/api/catalog.ts';

/** The part of the plane that a plot shows. */
export interface PlotFrame {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** Width, height and the room for figures, in the units of the picture. */
export const plotSize = { width: 260, height: 150, left: 42, right: 8, top: 10, bottom: 22 } as const;

/** Free room above and below, as a share of what is shown. */
const margin = 0.06;
/** Figures closer than this share of the height would overlap. */
const apart = 0.12;
/** Smaller shares of a line's height are 0 to the eye. */
const smallest = 0.001;

/** All of the function; of its derivative as much again, above and below: near its poles a derivative would leave no room. */
export function frameOf(curves: readonly CatalogCurve[]): PlotFrame {
  const values = finite(curves.filter(({ isDerivative }) => !isDerivative));
  const [lowest, highest] = [Math.min(0, ...values), Math.max(0, ...values)];
  const reach = highest - lowest || 1;
  const slopes = finite(curves.filter(({ isDerivative }) => isDerivative)).map((slope) => clamp(slope, lowest - reach, highest + reach));
  const [bottom, top] = [Math.min(lowest, ...slopes), Math.max(highest, ...slopes)];
  const space = (top - bottom || 1) * margin;
  const x = curves[0]?.x ?? [0, 1];
  return { left: x[0] ?? 0, right: x.at(-1) ?? 1, bottom: bottom - space, top: top + space };
}

/** Where a point lies in the picture. */
export const placeOf = ({ left, right, bottom, top }: PlotFrame, x: number, y: number): readonly [number, number] => [
  plotSize.left + ((x - left) / (right - left)) * (plotSize.width - plotSize.left - plotSize.right),
  plotSize.height - plotSize.bottom - ((y - bottom) / (top - bottom)) * (plotSize.height - plotSize.top - plotSize.bottom),
];

/** Where figures stand beside the vertical axis: at 0, and at the ends of the lines where those are not too close to it. */
export function figuresOf({ bottom, top }: PlotFrame): readonly number[] {
  const space = ((top - bottom) * margin) / (1 + 2 * margin);
  return [0, ...[bottom + space, top - space].filter((end) => Math.abs(end) > apart * (top - bottom))];
}

/** The line as an SVG path; it is broken where there is no number. */
export function pathOf(frame: PlotFrame, { x, y }: CatalogCurve): string {
  let isDown = false;
  let path = '';
  x.forEach((at, index) => {
    const value = y[index] ?? NaN;
    if (Number.isFinite(value)) {
      // A little beyond the edge, where it is cut off.
      const [px, py] = placeOf(frame, at, clamp(value, 2 * frame.bottom - frame.top, 2 * frame.top - frame.bottom));
      path += `${isDown ? 'L' : 'M'}${px.toFixed(1)} ${py.toFixed(1)}`;
    }
    isDown = Number.isFinite(value);
  });
  return path;
}

/** What can be seen, in words. */
export function describePlot(name: string, curves: readonly CatalogCurve[]): string {
  const [first] = curves;
  if (first === undefined) return name;
  const ranges = curves.map((curve) => {
    const values = finite([curve]);
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const seen = (value: number): string => figure(Math.abs(value) < smallest * (most - least) ? 0 : value);
    return `${curve.label} runs from ${seen(least)} to ${seen(most)}`;
  });
  return `${name} for ${first.variable} from ${figure(first.x[0] ?? 0)} to ${figure(first.x.at(-1) ?? 0)}: ${ranges.join(', ')}.`;
}

/** Two digits, with a real minus sign. */
export const figure = (value: number): string => (Number(value.toPrecision(2)) + 0).toString().replace('-', '−');

const finite = (curves: readonly CatalogCurve[]): readonly number[] => curves.flatMap(({ y }) => [...y].filter(Number.isFinite));

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
