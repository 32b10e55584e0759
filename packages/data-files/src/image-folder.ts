import { defineDataset, VitrumError, type DatasetSplits, type OptionValues, type PartsPlan } from '@vitrum/core';
import { classTargets, datasetOf, divideSamples, splitOptions, type Rows, type Samples } from '@vitrum/datasets';
import { formatCount, splitSamples, unvalidatedNote } from '@vitrum/datasets/internal';
import { memoryBudget } from './files/memory-budget.ts';
import { chooseSize, type ChosenSize } from './image-folder/choose-size.ts';
import { decodePictures, type DecodedFolder, type FolderDecodeOptions } from './image-folder/decode-pictures.ts';
import { listPictures, type ListedPicture } from './image-folder/list-pictures.ts';
import { pictureDecisions } from './image-folder/picture-decisions.ts';
import { damagedNotes } from './pictures/skip-damaged.ts';
import { splitTraining } from './split-training.ts';
import { preparationOption, withPreparation } from './pictures/choose-preparation.ts';

const options = {
  file: { type: 'string', description: 'A folder with a folder of pictures for every class, or folders train and test with such folders.' },
  size: {
    type: 'integer', default: 0, minimum: 0,
    description: 'Width and height of the inputs; 0: the most common size of the pictures if it is at most 64 × 64, else 32 × 32.',
  },
  width: { type: 'integer', default: 0, minimum: 0, description: 'Width of the inputs, if it differs from their height; 0: see size.' },
  height: { type: 'integer', default: 0, minimum: 0, description: 'Height of the inputs, if it differs from their width; 0: see size.' },
  channels: {
    type: 'string', default: 'auto', choices: ['auto', 'gray', 'color'],
    description: 'auto: color if any picture has color.',
  },
  fit: {
    type: 'string', default: 'contain', choices: ['contain', 'cover', 'fill'],
    description: 'How a picture of other proportions is fitted: contain keeps the whole picture, cover cuts off its longer sides, fill distorts it.',
  },
  background: {
    type: 'string', default: 'white', choices: ['white', 'black'],
    description: 'The color where a picture is transparent, or does not fill the input.',
  },
  damaged: {
    type: 'string', default: 'error', choices: ['error', 'skip'],
    description: 'What happens if a picture cannot be decoded: it is an error that names the picture, or the picture is left out with a warning.',
  },
  preparation: preparationOption,
  ...splitOptions,
} as const;

type Options = OptionValues<typeof options>;

/**
 * Pictures in one folder per class: `folder/cat/1.png`. They are decoded once and stay bytes; if all together exceed the budget,
 * they stay in a temporary file.
 *
 * @param budget - The most bytes of pixels that are held in memory.
 */
export function createImageFolder(budget: number = memoryBudget) {
  return defineDataset({
    name: 'image-folder',
    description: 'Your own pictures, with a folder for every class: PNG, JPEG, BMP and other formats, of any size',
    since: '0.1.0',
    license: "the data's own",
    options,
    create: (values: Options) => ({ load: ({ parts }) => load(values, budget, parts) }),
  });
}

/** A user's folder of pictures. */
export const imageFolder = createImageFolder();

async function load(values: Options, budget: number, plan: PartsPlan | undefined): Promise<DatasetSplits> {
  const { classes, pictures, test, ...listing } = await listPictures(values.file);
  const { size, reason } = await sizeOf(values, pictures);
  const { background, fit } = values;
  const decodeOptions: FolderDecodeOptions = {
    decode: { channels: values.channels, background, resize: { ...size, fit } },
    budget,
    skipsDamaged: values.damaged === 'skip',
  };
  const decoded = await decodePictures(pictures, decodeOptions);
  const decodedTest = test && (await decodePictures(test, decodeOptions));
  const both = decodedTest === undefined ? [decoded] : [decoded, decodedTest];
  const labels = labelsOf(decoded);
  const indices = divideSamples({ name: 'image-folder', size: labels.length, labels, testSize: decodedTest?.pictures.length }, { ...values, parts: plan });
  const unvalidated = indices.validation && unvalidatedNote(indices.validation, labels, classes);
  const notes = [...listing.notes, ...notesOn(both, pictures.length + (test?.length ?? 0)), ...(unvalidated === undefined ? [] : [unvalidated])];
  const isColor = values.channels === 'color' || decoded.hasColor || (decodedTest?.hasColor ?? false);
  const channels = isColor ? 3 : 1;
  const encoding = { type: 'image', ...size, channels, fit, background };
  const decisions = [...listing.decisions, ...pictureDecisions(values, encoding, reason)];
  const about = { encoding, notes, decisions, ...(plan && { parts: plan }) };
  const samples = partsOf(decoded, decoded.open(channels), classes);
  if (decodedTest === undefined) return withPreparation({ ...splitSamples(samples, indices), ...about }, values.preparation);
  const own = datasetOf(partsOf(decodedTest, decodedTest.open(channels), classes));
  return withPreparation({ ...splitTraining(samples, indices), test: own, ...about }, values.preparation);
}

const labelsOf = ({ pictures }: DecodedFolder): Uint32Array => Uint32Array.from(pictures, ({ label }) => label);

function partsOf(decoded: DecodedFolder, inputs: Rows, classes: readonly string[]): Samples {
  const { pictures } = decoded;
  return { name: 'image-folder', inputs, targets: classTargets(labelsOf(decoded), classes), describe: (index) => pictures[index]?.name ?? '' };
}

async function sizeOf({ size, width, height }: Options, pictures: readonly ListedPicture[]): Promise<ChosenSize> {
  if (width > 0 !== height > 0) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_OPTION',
      message: `Of "width" and "height" only ${width > 0 ? `the width was given, ${width}` : `the height was given, ${height}`}.`,
      hint: 'Give both, or only "size" if the pictures are square.',
    });
  }
  const reason = 'an option says so';
  if (width > 0) return { size: { width, height }, reason };
  return size > 0 ? { size: { width: size, height: size }, reason } : chooseSize(pictures);
}

function notesOn(parts: readonly DecodedFolder[], count: number): readonly string[] {
  const remarks = parts.flatMap((part) => [...part.remarks].map(([remark, of]) => `${formatCount(of)} of ${formatCount(count)} pictures ${remark}`));
  return [...remarks, ...damagedNotes(parts.flatMap((part) => part.damaged), count)];
}
