import { VitrumError, type Dataset, type DatasetSplits, type Registry } from '@vitrum/core';
import { parseEncoding, type KnownEncoding } from '@vitrum/datasets';
import { holdsDigits } from '@vitrum/datasets/internal';
import type { DatasetReference } from '@vitrum/runs';
import { formatCount } from '@vitrum/runs/internal';
import type { CommandHost } from '../command-host.ts';
import { optionNamed } from '../options/option-value.ts';
import { schemaOf } from '../options/parse-dataset.ts';
import { reportNote } from '../report-note.ts';

/** The parts that the user may give, and the flag of each. */
const flags = { validationData: '--validation-data', testData: '--test-data' } as const;

/**
 * Data with the validation and test parts that the user gives as files or folders: inputs become numbers as those of the training part
 * do, and classes are matched by name. Notes on how they were read go to standard error.
 *
 * @throws VITRUM_INVALID_OPTION where nothing says how inputs become numbers; what `readLabeledSamples` throws
 */
export async function withOwnParts(registry: Registry, reference: DatasetReference, data: DatasetSplits, host: CommandHost): Promise<DatasetSplits> {
  const { validationData, testData } = readsTestFiles(registry, reference) ? { ...reference, testData: undefined } : reference;
  if (validationData === undefined && testData === undefined) return data;
  const validation = validationData === undefined ? undefined : await readPart('validationData', validationData, reference, data, host);
  const test = testData === undefined ? undefined : await readPart('testData', testData, reference, data, host);
  if (test !== undefined) {
    reportNote(`The test samples are those of ${testData ?? ''}; ${formatCount(data.test.size)} others, which "${reference.type}" holds out itself, are not used.`, host);
    data.test.close?.();
  }
  const { arePublished, ...parts } = data;
  return { ...parts, ...(validation && { validation }), ...(test === undefined ? arePublished && { arePublished } : { test }) };
}

/** The reference to load: where a reader takes a file to test with itself, nothing of the other file is held out. */
export function withTestFile(registry: Registry, reference: DatasetReference): DatasetReference {
  const { testData } = reference;
  return testData !== undefined && readsTestFiles(registry, reference) ? { ...reference, testFile: testData } : reference;
}

const readsTestFiles = (registry: Registry, { type }: DatasetReference): boolean => optionNamed(schemaOf(registry, type), 'testFile') !== undefined;

async function readPart(part: keyof typeof flags, path: string, reference: DatasetReference, { train, encoding }: DatasetSplits, host: CommandHost): Promise<Dataset> {
  const { guessDataset, readLabeledSamples } = await import('@vitrum/data-files');
  const { readingOptions } = await import('@vitrum/data-files/internal');
  const file = host.paths.resolve(path);
  const { dataset, notes } = await readLabeledSamples(file, {
    encoding: encoding === undefined ? encodingOfPictures(train, flags[part]) : parseEncoding(encoding),
    targets: { task: train.task ?? 'classification', classes: train.classes, size: train.targetSize, scaling: train.targetScaling },
    reading: readingOptions(reference, await guessDataset(file), {}),
  });
  for (const note of notes) reportNote(`${note}.`, host);
  return dataset;
}

/** Published pictures have no encoding: their numbers are those of the files. */
function encodingOfPictures({ name, inputShape }: Dataset, flag: string): KnownEncoding {
  const [height, width, channels = 1] = inputShape;
  if (height !== undefined && width !== undefined && (channels === 1 || channels === 3)) {
    return { type: 'image', height, width, channels, ...(holdsDigits({ height, width, channels }) && { preparation: 'digit' }) };
  }
  throw new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `${flag} needs to know how samples become inputs, which the dataset "${name}" does not say.`,
    hint: 'Take a part of its own samples with --validation 0.1, or learn from files of your own with --data.',
  });
}
