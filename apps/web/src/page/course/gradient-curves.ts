import type { LivePoint } from '../curves/curve-data.ts';
import type { ChartLine } from '../curves/curve-chart.tsx';

/** Shades of the style sheet, from the first layer to the last. */
const shades = 4;
/** Of neighbors, to tell them apart where shades are close. */
const dashes = [undefined, [8, 4], [2, 3]] as const;

/** A line for each layer: the size of its gradient over the epochs, the later the layer, the darker. */
export function gradientCurves(points: readonly LivePoint[]): readonly ChartLine[] {
  const layers = [...new Set(points.flatMap(({ gradients = [] }) => gradients.map(({ layer }) => layer)))].sort((a, b) => a - b);
  return layers.map((layer, place) => {
    const known = points.flatMap(({ epoch, gradients = [] }) => {
      const size = gradients.find((each) => each.layer === layer)?.size;
      return size !== undefined && size > 0 && Number.isFinite(size) ? [[epoch, size] as const] : [];
    });
    const dash = dashes[place % dashes.length];
    const shade = layers.length === 1 ? shades : 1 + Math.round((place * (shades - 1)) / (layers.length - 1));
    return { label: `layer ${layer + 1}`, x: known.map(([epoch]) => epoch), y: known.map(([, size]) => size), color: `--depth-${shade}`, width: 2, ...(dash && { dash }) };
  });
}
