import { VitrumError } from '@vitrum/core';
import { kernelPictures, type Kernels, type Network } from '@vitrum/network';
import { formatFigure } from '@vitrum/runs/internal';
import { diverging } from '../render/palette.ts';
import { channelPictures, colorPicture } from '../render/kernels.ts';
import type { Picture } from '../render/picture.ts';
import { unitPictures } from '../render/weights.ts';
import { contactSheet, type LabeledPicture } from './contact-sheet.ts';
import { svgDocument } from './svg.ts';
import { writePng } from './write-png.ts';

/**
 * Writes the kernels of every layer and the units that see pixels as one picture; with another model, that one's beside them.
 *
 * @param count - Number of filters or units of each layer.
 * @throws VITRUM_OUTPUT_UNWRITABLE; VITRUM_INVALID_OPTION for a network that has neither
 */
export async function writeWeightsPng(file: string, { network, other }: { readonly network: Network; readonly other: Network | undefined }, count: number): Promise<void> {
  const [kernels, others] = [kernelPictures(network), other === undefined ? [] : kernelPictures(other)];
  const after = picturesOf(network, onOneScale(kernels, others), count);
  if (after.length === 0) throw noPictures();
  const before = other === undefined ? [] : picturesOf(other, onOneScale(others, kernels), count);
  const pictures = after.flatMap((picture, i): readonly LabeledPicture[] => {
    const earlier = before[i];
    return earlier === undefined ? [picture] : [{ ...earlier, label: `other ${earlier.label}` }, picture];
  });
  await writePng(file, svgDocument(await contactSheet(pictures)));
}

/** Kernels of the same layer of two models are drawn on one scale. */
function onOneScale(kernels: readonly Kernels[], others: readonly Kernels[]): readonly Kernels[] {
  return kernels.map((each) => ({ ...each, limit: Math.max(each.limit, others.find(({ parameter }) => parameter === each.parameter)?.limit ?? 0) }));
}

function picturesOf(network: Network, kernels: readonly Kernels[], count: number): readonly LabeledPicture[] {
  const ofKernels = kernels.flatMap((each) => kernelSheet(each, count));
  const units = unitPictures(network);
  const shown = units?.pictures.slice(0, count) ?? [];
  return [...ofKernels, ...shown.map((picture, unit) => ({ picture: colored(picture), label: `unit ${unit} ±${formatFigure(units?.scale ?? NaN, 2)}` }))];
}

function kernelSheet(kernels: Kernels, count: number): readonly LabeledPicture[] {
  const { layer, filters, limit } = kernels;
  return Array.from({ length: Math.min(count, filters) }, (_, filter) => ({
    picture: colorPicture(kernels, filter) ?? colored(mosaic(channelPictures(kernels, filter))),
    label: `${layer}: filter ${filter} ±${formatFigure(limit, 2)}`,
  }));
}

/** Pictures of one size in a grid about as wide as high, with a line of zeros between them. */
function mosaic(pictures: readonly Picture[]): Picture {
  const [first] = pictures;
  if (first === undefined || pictures.length === 1) return first ?? { width: 0, height: 0, values: [] };
  const columns = Math.ceil(Math.sqrt(pictures.length));
  const [stepX, stepY] = [first.width + 1, first.height + 1];
  const [width, height] = [columns * stepX - 1, Math.ceil(pictures.length / columns) * stepY - 1];
  const values = Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    const picture = pictures[Math.floor(y / stepY) * columns + Math.floor(x / stepX)];
    const [column, row] = [x % stepX, y % stepY];
    return column < first.width && row < first.height ? (picture?.values[row * first.width + column] ?? 0) : 0;
  });
  return { width, height, values };
}

function colored({ width, height, values }: Picture): Picture {
  return { width, height, channels: 3, values: Array.from(values).flatMap((value) => diverging.color(value).map((each) => each / 255)) };
}

function noPictures(): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: 'There are no pictures of weights to write: the model has no layer with a window, and no units that see pixels.',
    hint: 'Leave --png out: vitrum inspect draws its weight matrices in the terminal.',
  });
}
