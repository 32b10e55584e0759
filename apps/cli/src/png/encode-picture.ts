import type { Picture } from '../render/picture.ts';

/** Encodes a picture as PNG, scaled by an integer factor. */
export async function encodePicture({ width, height, values, channels = 1 }: Picture, scale = 1): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  const bytes = Uint8Array.from(values, (value) => Math.round(255 * Math.min(1, Math.max(0, value))));
  return sharp(bytes, { raw: { width, height, channels } })
    .resize(width * scale, height * scale, { kernel: 'nearest' })
    .png()
    .toBuffer();
}
