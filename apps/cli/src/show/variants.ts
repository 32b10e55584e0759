import { VitrumError, type Augmentation, type Dataset } from '@vitrum/core';
import { defaultSeed } from '@vitrum/runs/internal';
import { Augmenter, sampleVariants } from '@vitrum/trainer/augmentation';
import type { CommandHost } from '../command-host.ts';
import { pictureSize } from '../dataset-picture.ts';
import { contactSheet, type LabeledPicture } from '../png/contact-sheet.ts';
import { svgDocument } from '../png/svg.ts';
import { writePng } from '../png/write-png.ts';
import { blockOf, center, stack } from '../render/block.ts';
import { layoutGrid } from '../render/grid.ts';
import { gray } from '../render/palette.ts';
import { fitPicture, renderPicture } from '../render/picture.ts';
import { answerOf } from './read-sample.ts';

/** With its original, a picture fills a sheet of two rows of five. */
const variantsOfEach = 9;

/**
 * Samples, each followed by what training with the default seed makes of it in its first epochs.
 *
 * @throws VITRUM_SHAPE_MISMATCH, VITRUM_INVALID_OPTION when samples are no pictures
 */
export function variantsOf(dataset: Dataset, indices: readonly number[], augmentations: readonly Augmentation[]): readonly LabeledPicture[] {
  const augmenter = new Augmenter(augmentations, dataset, defaultSeed);
  const size = pictureSize(dataset);
  if (size === undefined) throw noPictures(dataset);
  return indices.flatMap((index) =>
    sampleVariants(augmenter, dataset, index, variantsOfEach).map((values, epoch): LabeledPicture => {
      const label = epoch === 0 ? [`#${index}`, answerOf(dataset, index)].filter((part) => part !== undefined).join('  ') : `epoch ${epoch}`;
      return { label, picture: { ...size, values: Array.from(values) } };
    }),
  );
}

/** Prints the pictures, and writes them to a file if one is named. */
export async function showVariants(pictures: readonly LabeledPicture[], png: string | undefined, { stdout: terminal, stderr, paths }: CommandHost): Promise<void> {
  const blocks = pictures.map(({ picture, label }) => {
    const drawn = renderPicture(fitPicture(picture, terminal.columns), gray, terminal);
    return stack([drawn, blockOf([center(drawn.width, terminal.chalk.dim(label))])]);
  });
  terminal.print(layoutGrid(blocks, terminal.columns).join('\n'));
  if (png === undefined) return;
  await writePng(paths.resolve(png), svgDocument(await contactSheet(pictures)));
  stderr.print(`png: ${png}`);
}

function noPictures({ name, inputShape }: Dataset): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `--augment draws pictures; samples of the dataset "${name}" have the shape [${inputShape.join(', ')}].`,
    hint: 'Leave --augment out, or take a dataset of pictures of 1 or 3 channels.',
  });
}
