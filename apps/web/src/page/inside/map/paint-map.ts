import type { HiddenMap } from '../../../shared/api/inside.ts';
import { divergingColor, toCss, type DivergingScale, type Rgb } from '../../color/diverging.ts';
import { classColors } from '../../field/field-colors.ts';

/** Side of the picture, in pixels of its own. */
export const side = 640;
/** Room at the edges. */
const edge = 24;
/** Side of the mark of a sample. */
const markSize = 22;
/** Class names up to this length are the marks themselves. */
const maxGlyph = 2;

/** The color of a class. */
export const classColor = (label: number): Rgb => classColors[label % classColors.length] ?? [0, 0, 0];

/** The colors of a picture of the map, and the names of the classes. */
export interface MapStyle {
  readonly colors: DivergingScale;
  readonly classes: readonly string[];
  /** CSS colors: of what lies under the marks, of rings around mistakes, of the chosen sample. */
  readonly surface: string;
  readonly bad: string;
  readonly text: string;
}

/** Where each sample is in the picture: one scale for both axes, the mean in the middle. */
export function placesOf({ points }: HiddenMap): Float32Array {
  const limit = points.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-12);
  return points.map((value, i) => side / 2 + (i % 2 === 0 ? 1 : -1) * (value / limit) * (side / 2 - edge));
}

/** The sample nearest to a place of the picture. */
export function nearestSample(places: Float32Array, x: number, y: number): number | undefined {
  let [nearest, least] = [-1, Infinity];
  for (let i = 0; 2 * i < places.length; i++) {
    const distance = ((places[2 * i] ?? NaN) - x) ** 2 + ((places[2 * i + 1] ?? NaN) - y) ** 2;
    if (distance < least) [nearest, least] = [i, distance];
  }
  return nearest < 0 ? undefined : nearest;
}

/** The samples that the network mistakes, in order. */
export const mistakesOf = ({ labels, predicted }: HiddenMap): readonly number[] =>
  labels === undefined ? [] : [...labels.keys()].filter((index) => labels[index] !== predicted?.[index]);

/** Paints every sample, mistakes over the others with a ring. */
export function paintMap(context: CanvasRenderingContext2D, map: HiddenMap, style: MapStyle, chosen: number | undefined): void {
  context.clearRect(0, 0, side, side);
  const places = placesOf(map);
  const marks = new Map<string, HTMLCanvasElement>();
  const put = (index: number, isMistake: boolean): void => {
    const mark = markOf(map, index, isMistake, style, marks);
    context.drawImage(mark, (places[2 * index] ?? 0) - markSize / 2, (places[2 * index + 1] ?? 0) - markSize / 2);
  };
  const mistakes = new Set(mistakesOf(map));
  for (let index = 0; index < map.looked; index++) if (!mistakes.has(index)) put(index, false);
  for (const index of mistakes) put(index, true);
  if (chosen === undefined || chosen >= map.looked) return;
  context.strokeStyle = style.text;
  context.lineWidth = 3;
  context.beginPath();
  context.arc(places[2 * chosen] ?? 0, places[2 * chosen + 1] ?? 0, 16, 0, 2 * Math.PI);
  context.stroke();
}

function markOf(map: HiddenMap, index: number, isMistake: boolean, style: MapStyle, known: Map<string, HTMLCanvasElement>): HTMLCanvasElement {
  const label = map.labels?.[index];
  const color = label === undefined ? targetColor(map, index, style.colors) : classColor(label);
  const name = label === undefined ? '' : (style.classes[label] ?? String(label));
  const glyph = name.length <= maxGlyph ? name : '';
  const key = `${toCss(color)} ${glyph} ${isMistake}`;
  const mark = known.get(key) ?? drawMark(color, glyph, isMistake, style);
  known.set(key, mark);
  return mark;
}

function drawMark(color: Rgb, glyph: string, isMistake: boolean, { surface, bad }: MapStyle): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement('canvas'), { width: markSize, height: markSize });
  const context = canvas.getContext('2d');
  if (context === null) return canvas;
  const middle = markSize / 2;
  context.fillStyle = toCss(color);
  if (glyph === '') {
    context.strokeStyle = surface;
    context.beginPath();
    context.arc(middle, middle, 6, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  } else {
    context.font = 'bold 16px sans-serif';
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.strokeStyle = surface;
    context.lineWidth = 2;
    context.strokeText(glyph, middle, middle + 1);
    context.fillText(glyph, middle, middle + 1);
  }
  if (isMistake) {
    context.strokeStyle = bad;
    context.lineWidth = 2;
    context.beginPath();
    context.arc(middle, middle, 9.5, 0, 2 * Math.PI);
    context.stroke();
  }
  return canvas;
}

/** Targets around their mean, in steps, so that few marks are drawn. */
export function targetColor({ targets = new Float32Array() }: HiddenMap, index: number, colors: DivergingScale): Rgb {
  const mean = targets.reduce((sum, target) => sum + target, 0) / targets.length;
  const limit = targets.reduce((most, target) => Math.max(most, Math.abs(target - mean)), 1e-12);
  return divergingColor(Math.round((8 * ((targets[index] ?? mean) - mean)) / limit), 8, colors);
}
