// Draws the icons of the web lab in the sizes that phones and computers use, from apps/web/public/icons/icon.svg:
// npx tsx scripts/pictures/draw-lab-icons.ts
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const folder = fileURLToPath(new URL('../../apps/web/public/icons', import.meta.url));
const rounded = await readFile(`${folder}/icon.svg`, 'utf8');
/** Phones crop a maskable icon to their own shape: its background must extend to the edges. */
const maskable = rounded.replace(/ rx="\d+"/, '');

async function draw(svg: string, size: number, name: string): Promise<void> {
  await sharp(Buffer.from(svg)).resize(size, size).png({ compressionLevel: 9, palette: true }).toFile(`${folder}/${name}.png`);
}

await draw(rounded, 192, 'icon-192');
await draw(rounded, 512, 'icon-512');
await draw(maskable, 512, 'icon-maskable-512');
