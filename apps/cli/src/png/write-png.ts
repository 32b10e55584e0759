import { writeFileAtomically } from '@vitrum/data-cache';
import { writeTo } from '../write-output.ts';
import { svgDocument, type Svg } from './svg.ts';

/**
 * Writes a drawing as a PNG file.
 *
 * @param option - What named the path on the command line, for messages.
 * @throws VITRUM_OUTPUT_UNWRITABLE
 */
export async function writePng(file: string, drawing: Svg, option = '--png'): Promise<void> {
  const { default: sharp } = await import('sharp');
  const bytes = await sharp(Buffer.from(svgDocument(drawing))).png().toBuffer();
  await writeTo(file, () => writeFileAtomically(file, bytes), option);
}
