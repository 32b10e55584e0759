// Draws docs/images/synthetic-digits.png: npm run draw:digits. Needs MNIST, whose digits are shown for comparison.
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { drawDigits, mnist, type ImageDataset } from '@vitrum/datasets';
import { createFolderContext } from '@vitrum/data-cache';

const target = fileURLToPath(new URL('../../docs/images/synthetic-digits.png', import.meta.url));
const digits = 10;
const ofEach = 12;
const pixels = 28;
const side = ofEach * pixels;
const gap = pixels;
const header = 20;
const width = 2 * side + gap;
const height = header + digits * pixels;

/** A sheet whose row d has the first pictures of the digit d. */
function sheetOf(dataset: ImageDataset): Uint8Array {
  const sheet = new Uint8Array(side * digits * pixels);
  const placed = new Uint32Array(digits);
  for (let index = 0; index < dataset.size; index++) {
    const digit = dataset.label(index);
    const column = placed[digit] ?? ofEach;
    if (column >= ofEach) continue;
    placed[digit] = column + 1;
    for (let row = 0; row < pixels; row++) {
      const line = dataset.pixels(index).subarray(row * pixels, (row + 1) * pixels);
      sheet.set(line, (digit * pixels + row) * side + column * pixels);
    }
  }
  return sheet;
}

async function pngOf(sheet: Uint8Array): Promise<Buffer> {
  return await sharp(sheet, { raw: { width: side, height: digits * pixels, channels: 1 } }).png().toBuffer();
}

function labels(): Buffer {
  const label = (x: number, text: string): string =>
    `<text x="${x}" y="14" text-anchor="middle" font-family="sans-serif" font-size="13" fill="white">${text}</text>`;
  const texts = label(side / 2, 'synthetic-digits') + label(side + gap + side / 2, 'MNIST');
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${header}">${texts}</svg>`);
}

const { train } = await mnist.load(createFolderContext({ download: false }));
const [drawn, real] = await Promise.all([pngOf(sheetOf(drawDigits({ count: ofEach * digits }))), pngOf(sheetOf(train))]);
await sharp({ create: { width, height, channels: 3, background: '#404040' } })
  .composite([
    { input: drawn, left: 0, top: header },
    { input: real, left: side + gap, top: header },
    { input: labels(), left: 0, top: 0 },
  ])
  .grayscale()
  .png({ compressionLevel: 9 })
  .toFile(target);
console.log(`docs/images/synthetic-digits.png: ${ofEach} of each digit, drawn and from MNIST`);
