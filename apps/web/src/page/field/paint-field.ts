import type { AnswerField } from '../../shared/api/field.ts';
import { divergingColor, type DivergingScale, type Rgb } from '../color/diverging.ts';
import { colorOfClass, tinted } from './field-colors.ts';

/** Paints a color for each cell. */
export function paintCells(canvas: HTMLCanvasElement, cells: number, colorOf: (cell: number) => Rgb): void {
  if (canvas.width !== cells) canvas.width = cells;
  if (canvas.height !== cells) canvas.height = cells;
  const bytes = new Uint8ClampedArray(4 * cells * cells);
  for (let cell = 0; cell < cells * cells; cell++) bytes.set([...colorOf(cell), 255], 4 * cell);
  canvas.getContext('2d')?.putImageData(new ImageData(bytes, cells, cells), 0, 0);
}

/** The answer at each cell: the class in its color, more of it the surer; a number on the page's scale. */
export function answerColor({ layers }: AnswerField, classes: number, scale: DivergingScale): (cell: number) => Rgb {
  const outputs = layers.at(-1) ?? new Float32Array();
  const units = Math.max(1, classes);
  if (units === 1) {
    const limit = Math.max(1e-9, ...outputs.map(Math.abs));
    return (cell) => divergingColor(outputs[cell] ?? NaN, limit, scale);
  }
  return (cell) => {
    let [best, second, label] = [-Infinity, -Infinity, 0];
    for (let unit = 0; unit < units; unit++) {
      const value = outputs[cell * units + unit] ?? -Infinity;
      if (value > best) [second, best, label] = [best, value, unit];
      else if (value > second) second = value;
    }
    return tinted(colorOfClass(label, units, scale), 0.12 + 0.55 * (best - second), scale);
  };
}

/** What one unit makes of each cell. */
export function unitColor(values: Float32Array, units: number, unit: number, scale: DivergingScale): (cell: number) => Rgb {
  let limit = 1e-9;
  for (let at = unit; at < values.length; at += units) limit = Math.max(limit, Math.abs(values[at] ?? 0));
  return (cell) => divergingColor(values[cell * units + unit] ?? 0, limit, scale);
}
