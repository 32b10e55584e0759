import type { GrayPicture } from './gray-picture.ts';
import { median } from './median.ts';
import { otsuThreshold } from './otsu.ts';
import { piecesOf, type Piece } from './pieces.ts';
import { fitInto } from './polarity.ts';
import type { PreparationStep } from './preparation-step.ts';
import { resize, toGrayPicture } from './resize.ts';

/** Size of the reduced picture in which a frame is searched; its lines may be thin. */
const maxSide = 160;
/** Minimum fraction of the picture's sides that a frame encloses. */
const minShare = 0.5;
/** Minimum fraction of the enclosed area covered by the digit. */
const minInk = 0.01;
/** Minimum fraction of the enclosed area that is paper. */
const minPaper = 0.5;
/** Maximum distance of a frame and its paper from the corners of its box, as a fraction of its sides; round digits exceed it. */
const cornerShare = 0.1;

/** Removes a box around the digit and everything outside it; undefined if there is none. */
export function unframeStep(picture: GrayPicture): PreparationStep | undefined {
  const small = toGrayPicture(resize(picture, ...fitInto(picture, maxSide)));
  const threshold = otsuThreshold(small.pixels);
  for (const isFrame of [(value: number) => value <= threshold, (value: number) => value > threshold]) {
    const mask = Array.from(small.pixels, isFrame);
    const inside = enclosedBy(mask, small);
    if (inside !== undefined) return cutOut(picture, small, inside);
  }
  return undefined;
}

/** The area enclosed by a frame in the mask: the paper and the ink on it. */
function enclosedBy(mask: readonly boolean[], { width, height }: GrayPicture): Piece | undefined {
  const papers = piecesOf(mask.map((isIn) => !isIn), width, false);
  const lines = piecesOf(mask, width, true);
  return papers.find((paper) => {
    const isLarge = paper.right - paper.left >= minShare * width && paper.bottom - paper.top >= minShare * height;
    const area = (paper.right - paper.left) * (paper.bottom - paper.top);
    // The background around a large digit with holes is not a frame.
    const isSheet = paper.pixels.length > minPaper * area && reachesCorners(paper, width);
    if (!isLarge || !isSheet || touchesSide(paper, width, height)) return false;
    const frame = lines.find((line) => lies(paper, line) && reachesCorners(line, width));
    const ink = lines.filter((line) => line !== frame && lies(line, paper)).reduce((sum, { pixels }) => sum + pixels.length, 0);
    return frame !== undefined && ink >= minInk * area;
  });
}

/** True if a piece lies within the bounding box of another. */
function lies(inner: Piece, outer: Piece): boolean {
  return inner.left > outer.left && inner.top > outer.top && inner.right < outer.right && inner.bottom < outer.bottom;
}

function touchesSide({ left, top, right, bottom }: Piece, width: number, height: number): boolean {
  return left === 0 || top === 0 || right === width || bottom === height;
}

function reachesCorners({ pixels, left, top, right, bottom }: Piece, width: number): boolean {
  const reach = Math.max(1, cornerShare * Math.max(right - left, bottom - top));
  const corners = [[left, top], [right - 1, top], [left, bottom - 1], [right - 1, bottom - 1]] as const;
  return corners.every(([x, y]) => pixels.some((pixel) => Math.abs((pixel % width) - x) + Math.abs(Math.floor(pixel / width) - y) <= reach));
}

/**
 * Crops to the bounding box of a piece of the reduced picture; pixels outside the piece's rows become paper, for tilted frames.
 */
function cutOut(picture: GrayPicture, small: GrayPicture, paper: Piece): PreparationStep {
  const [scaleX, scaleY] = [picture.width / small.width, picture.height / small.height];
  const [left, right] = [Math.ceil((paper.left + 1) * scaleX), Math.floor((paper.right - 1) * scaleX)];
  const [top, bottom] = [Math.ceil((paper.top + 1) * scaleY), Math.floor((paper.bottom - 1) * scaleY)];
  const [width, height] = [right - left, bottom - top];
  const spans = spansOf(paper, small);
  const level = Math.round(median(paper.pixels.map((pixel) => small.pixels[pixel] ?? 0)));
  const pixels = new Uint8Array(width * height).fill(level);
  for (let y = 0; y < height; y++) {
    const span = spans[Math.floor((top + y) / scaleY)];
    if (span === undefined) continue;
    const [from, to] = [Math.max(left, Math.ceil((span.first + 1) * scaleX)), Math.min(right, Math.floor(span.last * scaleX))];
    for (let x = from; x < to; x++) pixels[y * width + x - left] = picture.pixels[(top + y) * picture.width + x] ?? level;
  }
  const description = `The box around the digit is cut off; what it encloses is ${width} × ${height} pixels.`;
  return { name: 'unframed', description, picture: { width, height, pixels } };
}

/** The first and last pixel of a piece in each row. */
function spansOf({ pixels }: Piece, { width }: GrayPicture): readonly ({ first: number; last: number } | undefined)[] {
  const spans: { first: number; last: number }[] = [];
  for (const pixel of pixels) {
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    const span = (spans[y] ??= { first: x, last: x });
    [span.first, span.last] = [Math.min(span.first, x), Math.max(span.last, x)];
  }
  return spans;
}
