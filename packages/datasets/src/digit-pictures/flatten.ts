import type { BrightnessGrid } from './brightness-grid.ts';
import { invalidPicture, type GrayPicture } from './gray-picture.ts';
import { across, fitLight } from './light-surface.ts';
import { median, quantile } from './median.ts';
import { otsuThreshold } from './otsu.ts';
import { fitInto, lightCells } from './polarity.ts';
import type { PreparationStep } from './preparation-step.ts';
import { resize, toBytes, toGrayPicture } from './resize.ts';
import { removeSpecks } from './specks.ts';

/** Longer sides are reduced to this: enough for a digit of a twentieth of the picture, and averaging reduces noise. */
const maxSide = 640;
/** The median of |x| for a standard normal distribution. */
const normalMedian = 0.6745;
/** Noise exceeds three standard deviations in one pixel of 700. */
const noiseReach = 3;
/** Maximum background brightness and noise of a clean picture. */
const cleanPaper = 1;

/**
 * Corrects the background's uneven light by division, removes noise, and scales the strongest ink to white. From a clean picture,
 * only specks are removed.
 *
 * @throws VITRUM_INVALID_IMAGE where no ink is left
 */
export function flattenStep(picture: GrayPicture): PreparationStep {
  const size = fitInto(picture, maxSide);
  const grid = resize(picture, ...size);
  const paper = paperOf(grid);
  const flat = divideByLight(grid, paper);
  const noise = noiseOf(flat);
  const ink = inkLevel(flat, noise);
  const isClean = ink > 200 && noise < cleanPaper && paper.every((value) => value < cleanPaper);
  const { cleaned, removed } = removeSpecks(isClean ? grid : stretch(flat, Math.min(noiseReach * noise, ink / 2), ink));
  const shrunk = size[0] === picture.width ? [] : [`the picture is made smaller, to ${size.join(' × ')}`];
  const flattened = isClean ? [] : [`the background's light (${rangeOf(paper)}) and noise (±${noise.toFixed(1)}) are taken away`];
  const specks = removed === 0 ? [] : [`${removed} ${removed === 1 ? 'speck is' : 'specks are'} removed`];
  const done = [...shrunk, ...flattened, ...specks];
  const description = done.length === 0 ? 'The background is black and clean: nothing to flatten.' : sentence(done);
  return { name: 'flattened', description, picture: toGrayPicture(cleaned) };
}

function paperOf(grid: BrightnessGrid): Float32Array {
  const { width, height } = grid;
  const picture = toGrayPicture(grid);
  const light = fitLight(resize(picture, ...fitInto(picture, lightCells)));
  const paper = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) paper[y * width + x] = Math.max(0, Math.min(254, light(across(x, width), across(y, height))));
  }
  return paper;
}

/**
 * 255 · (p − b) / (255 − b): in the inverted picture, 255 − b is the local illumination and (p − b) / (255 − b) the absorption of
 * the ink, which is the same in bright and dark corners.
 */
function divideByLight(grid: BrightnessGrid, paper: Float32Array): BrightnessGrid {
  const values = grid.values.map((value, pixel) => (255 * (value - (paper[pixel] ?? 0))) / (255 - (paper[pixel] ?? 0)));
  return { ...grid, values };
}

/** The standard deviation of the background, estimated from the pixels below it, none of which are ink. */
function noiseOf({ values }: BrightnessGrid): number {
  return median(values.filter((value) => value < 0).map((value) => -value)) / normalMedian;
}

function inkLevel({ values }: BrightnessGrid, noise: number): number {
  const threshold = Math.max(otsuThreshold(toBytes(values)), noiseReach * noise);
  const level = quantile(values.filter((value) => value > threshold), 0.9);
  if (level >= Math.max(12, 5 * noise)) return level;
  throw invalidPicture(
    'No ink is left in the picture when its uneven light and its noise are taken away.',
    'Take it from nearer, with more light, or write with a thicker pen.',
  );
}

/**
 * Maps values up to `low` to 0 and `high` to 255; ink above 2 · low keeps its strength, so that strokes do not get thinner (firm
 * shrinkage, Gao and Bruce 1997).
 */
function stretch(grid: BrightnessGrid, low: number, high: number): BrightnessGrid {
  const kept = (value: number): number => Math.max(0, Math.min(value, 2 * (value - low)));
  return { ...grid, values: grid.values.map((value) => Math.min(255, (255 * kept(value)) / high)) };
}

function rangeOf(paper: Float32Array): string {
  const low = Math.round(paper.reduce((min, value) => Math.min(min, value), 255));
  const high = Math.round(paper.reduce((max, value) => Math.max(max, value), 0));
  return low === high ? `${low}` : `${low} to ${high}`;
}

function sentence(parts: readonly string[]): string {
  const text = parts.join(', ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
