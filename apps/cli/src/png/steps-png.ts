import type { PreparationStep } from '@vitrum/datasets';
import { grayPicture } from '../render/gray-picture.ts';
import { fitPicture } from '../render/picture.ts';
import { contactSheet } from './contact-sheet.ts';
import { svgDocument } from './svg.ts';
import { writePng } from './write-png.ts';

const widest = 280;

/**
 * Writes the steps of prepared digits as one picture.
 *
 * @throws VITRUM_OUTPUT_UNWRITABLE
 */
export async function writeStepsPng(file: string, steps: readonly PreparationStep[]): Promise<void> {
  const pictures = steps.map(({ name, picture }) => ({ picture: fitPicture(grayPicture(picture), widest), label: name }));
  await writePng(file, svgDocument(await contactSheet(pictures)), '--steps-png');
}
