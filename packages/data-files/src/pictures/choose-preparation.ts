import { VitrumError, type DataEncoding, type Dataset, type DatasetSplits, type ReadingDecision } from '@vitrum/core';
import type { ImageEncoding, PicturePreparation } from '@vitrum/datasets';
import { holdsDigits, picturePreparations, recognizePreparation } from '@vitrum/datasets/internal';

/** The preprocessing option of all picture datasets. */
export const preparationOption = {
  type: 'string', default: 'auto', choices: ['auto', 'digit', 'light-on-dark', 'dark-on-light', 'none'],
  description: 'How a model prepares new gray pictures: as in MNIST, by the brightness of their border, or not at all; auto: chosen from the training part.',
} as const;

const meanings: Readonly<Record<PicturePreparation, string>> = {
  digit: "a new picture is inverted where it is dark on light, scaled and centered, as MNIST's digits were",
  'light-on-dark': 'a new picture with a light border is inverted',
  'dark-on-light': 'a new picture with a dark border is inverted',
};

/**
 * Sets the preprocessing of new pictures in the encoding: as the option says, or detected from the training part. Anything but
 * grayscale pictures is returned unchanged.
 *
 * @throws VITRUM_INVALID_OPTION when the option asks for what cannot be
 */
export function withPreparation(splits: DatasetSplits, option: string): DatasetSplits {
  const { encoding } = splits;
  checkPossible(option, encoding);
  if (!isGrayImage(encoding)) return splits;
  const chosen = choose(splits.train, option);
  if (chosen === undefined) return splits;
  const { preparation, reason } = chosen;
  return {
    ...splits,
    ...(preparation && { encoding: { ...encoding, preparation } }),
    decisions: [...(splits.decisions ?? []), decisionOn(preparation, reason)],
  };
}

function choose(train: Dataset, option: string): ReturnType<typeof recognizePreparation> {
  if (option === 'auto') return recognizePreparation(train);
  return { preparation: picturePreparations.find((known) => known === option), reason: 'the option says so' };
}

function decisionOn(preparation: PicturePreparation | undefined, reason: string): ReadingDecision {
  const value = preparation === undefined ? 'none: a new picture is taken as it is' : `${preparation}: ${meanings[preparation]}`;
  return { subject: 'preparation of new pictures', value, reason, option: 'preparation' };
}

function isImage(encoding: DataEncoding | undefined): encoding is ImageEncoding {
  return encoding?.type === 'image';
}

function isGrayImage(encoding: DataEncoding | undefined): encoding is ImageEncoding {
  return isImage(encoding) && encoding.channels === 1;
}

function checkPossible(option: string, encoding: DataEncoding | undefined): void {
  if (option === 'auto' || option === 'none') return;
  if (isGrayImage(encoding) && (option !== 'digit' || holdsDigits(encoding))) return;
  const found = isImage(encoding) ? `these are ${encoding.width} × ${encoding.height}, ${encoding.channels === 1 ? 'gray' : 'in color'}` : 'these data are no bytes of pictures';
  throw new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `The preparation "${option}" is for gray pictures${option === 'digit' ? ' of 28 × 28' : ''}; ${found}.`,
    hint: 'Leave "preparation" out, or give gray pictures of that size.',
  });
}
