import { saveFile } from '../files/save-file.ts';
import { drawAtOnce } from '../frames/draw-in-frames.ts';
import { fileNameOf, runInWords, type PictureOf } from './file-name.ts';
import { figureSvg } from './svg/figure-svg.ts';

/** Pixels of a saved picture for each one on the page. */
const density = 2;

/** Saves a part of the page as a picture. */
export async function savePicture(root: HTMLElement, type: 'png' | 'svg', picture: PictureOf): Promise<void> {
  for (const element of [root, ...root.querySelectorAll('*')]) element.dispatchEvent(new Event(drawAtOnce));
  const { text, width, height } = figureSvg(root, { title: picture.what, description: `${runInWords(picture)}. Drawn by vitrum.` });
  const name = `${fileNameOf(picture)}.${type}`;
  if (type === 'svg') saveFile({ name, type: 'image/svg+xml', content: new TextEncoder().encode(text) });
  else saveFile({ name, type: 'image/png', content: await pixelsOf(text, width * density, height * density) });
}

async function pixelsOf(svg: string, width: number, height: number): Promise<Uint8Array<ArrayBuffer>> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image(width, height);
    image.src = address;
    await image.decode();
    const canvas = new OffscreenCanvas(Math.ceil(width), Math.ceil(height));
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
  } finally {
    URL.revokeObjectURL(address);
  }
}
