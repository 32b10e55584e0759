import type { Picture } from '../render/picture.ts';
import { encodePicture } from './encode-picture.ts';
import { fontSize, letterWidth, textAt, type Svg } from './svg.ts';

/** A picture and its caption. */
export interface LabeledPicture {
  readonly picture: Picture;
  readonly label: string;
}

const margin = 12;
/** Smaller pictures are scaled up to about this size. */
const usualSide = 96;
const labelHeight = fontSize + 8;

/** Pictures in a grid about as wide as high, each with its label below it. */
export async function contactSheet(pictures: readonly LabeledPicture[]): Promise<Svg> {
  const columns = Math.ceil(Math.sqrt(pictures.length * 1.4));
  const rows = Math.ceil(pictures.length / columns);
  const sides = pictures.map(({ picture }) => scaleOf(picture));
  const width = Math.max(...pictures.map(({ picture, label }, i) => Math.max(picture.width * (sides[i] ?? 1), label.length * letterWidth)));
  const height = Math.max(...pictures.map(({ picture }, i) => picture.height * (sides[i] ?? 1))) + labelHeight;
  const cells = await Promise.all(
    pictures.map(async ({ picture, label }, i) => {
      const left = margin + (i % columns) * (width + margin);
      const top = margin + Math.floor(i / columns) * (height + margin);
      const scale = sides[i] ?? 1;
      const [drawnWidth, drawnHeight] = [picture.width * scale, picture.height * scale];
      const place = `x="${left + (width - drawnWidth) / 2}" y="${top + height - labelHeight - drawnHeight}" width="${drawnWidth}" height="${drawnHeight}"`;
      const source = `data:image/png;base64,${(await encodePicture(picture, scale)).toString('base64')}`;
      return `<image ${place} href="${source}"/>${textAt(left + width / 2, top + height - 6, label, { anchor: 'middle' })}`;
    }),
  );
  return {
    width: Math.ceil(margin + columns * (width + margin)),
    height: Math.ceil(margin + rows * (height + margin)),
    content: cells.join(''),
  };
}

/** Scale of a picture: pixels of the sheet per pixel, in each direction. */
const scaleOf = ({ width, height }: Picture): number => Math.max(1, Math.round(usualSide / Math.max(width, height)));
