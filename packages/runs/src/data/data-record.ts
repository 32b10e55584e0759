import { isRecord } from '@vitrum/core/internal';
import { formatCount } from '../records/format-number.ts';
import { writeDatasetReference } from './dataset-reference.ts';
import { isSameEncoding } from './match-data.ts';
import { isSameJson } from './same-json.ts';
import type { TrainingData } from './training-data.ts';

type Metadata = Readonly<Record<string, unknown>>;

/** A model's record of its training data: enough to evaluate it and to predict new data. */
export function dataRecord({ dataset, data: { train, validation, test, encoding }, fileSize, fingerprint = null }: TrainingData): Metadata {
  const { task, classes, targetScaling } = train;
  return {
    dataset: writeDatasetReference(dataset),
    samples: { train: train.size, ...(validation && { validation: validation.size }), test: test.size, ...(fileSize !== undefined && { fileSize }) },
    ...(task && { task }),
    ...(classes && { classes }),
    ...(targetScaling && { targetScaling }),
    ...(encoding && { encoding }),
    dataFingerprint: fingerprint,
  };
}

/** How data differ from a record, in words; undefined if they do not. */
export function findDataChange(recorded: Metadata, data: TrainingData): string | undefined {
  const now: unknown = JSON.parse(JSON.stringify(dataRecord(data)));
  if (!isRecord(now)) return undefined; // a record is always valid
  const [then, here] = [samplesOf(recorded), samplesOf(now)];
  for (const [name, noun] of counts) {
    if (then[name] !== undefined && then[name] !== here[name]) return `${formatCount(here[name] ?? 0)} ${noun} instead of ${formatCount(then[name])}`;
  }
  // Means and words are learned from the training samples: if they differ, so does the content.
  if (then['train'] === undefined) return undefined;
  const isSame = (name: string): boolean =>
    name === 'encoding' ? isSameEncoding(recorded[name], now[name]) : isSameJson(recorded[name], now[name]);
  return changes.find(([name]) => !isSame(name))?.[1];
}

const counts = [
  ['train', 'training samples'],
  ['validation', 'validation samples'],
  ['test', 'test samples'],
  ['fileSize', 'bytes'],
] as const;

const changes = [
  ['classes', 'they have other classes or targets'],
  ['encoding', 'their columns, words or means are other ones'],
  ['targetScaling', 'their targets are other ones'],
] as const;

function samplesOf({ samples }: Metadata): Readonly<Record<string, number | undefined>> {
  if (!isRecord(samples)) return {};
  return Object.fromEntries(Object.entries(samples).map(([name, count]) => [name, typeof count === 'number' ? count : undefined]));
}
