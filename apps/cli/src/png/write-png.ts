import { writeFileAtomically } from '../files/write-file-atomically.ts';
import { writeTo } from '../write-output.ts';

/**
 * Writes an SVG as a PNG file.
 *
 * @param option - The option that gave the path, for messages.
 * @throws VITRUM_OUTPUT_UNWRITABLE
 */
export async function writePng(file: string, svg: string, option = '--png'): Promise<void> {
  const { default: sharp } = await import('sharp');
  const bytes = await sharp(Buffer.from(svg)).png().toBuffer();
  await writeTo(file, () => writeFileAtomically(file, bytes), option);
}
