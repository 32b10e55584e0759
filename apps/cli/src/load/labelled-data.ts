import { isRecord, VitrumError, type Dataset } from '@vitrum/core';
import type { KnownEncoding } from '@vitrum/datasets';
import { targetFormOf, type DatasetReference } from '@vitrum/runs';
import type { CommandHost } from '../command-host.ts';
import { reportNote } from '../report-note.ts';
import { absolutePaths } from './absolute-paths.ts';
import type { LoadedModel } from './model.ts';

/** Where a model's own data are: another file has its own places. */
const ownPlaces: ReadonlySet<string> = new Set(['type', 'file', 'limit', 'labels']);
/** How a model's own data were divided: another file is tested whole. */
const divisions: ReadonlySet<string> = new Set(['testShare', 'splitSeed', 'folds', 'fold', 'testFile', 'testLabels', 'testInputs', 'testTargets']);
const arrayNames: ReadonlySet<string> = new Set(['inputs', 'targets']);
/** What readers of different kinds call alike. */
const common: ReadonlySet<string> = new Set(['target', 'missing', 'classes', 'labelSeparator']);

/**
 * All samples of a person's file as a model makes inputs of them, with the right answers, and tells on standard error what a
 * person should know about how it was read. What the model's own data were read with holds for these too.
 *
 * @param given - The file, and options that are given for it.
 * @throws VITRUM_INVALID_OPTION for an option that divides the samples; what `readLabelledSamples` throws
 */
export async function loadLabelledData(
  given: DatasetReference & { readonly file: string },
  { model, network }: LoadedModel,
  encoding: KnownEncoding,
  host: CommandHost,
): Promise<Dataset> {
  const { type, file, limit: _, ...options } = await absolutePaths(given, host.paths);
  const division = Object.keys(options).find((name) => divisions.has(name));
  if (division !== undefined) throw dividesNothing(division);
  const recorded = recordedReading(model.metadata['dataset'], type);
  const { readLabelledSamples } = await import('@vitrum/data-files');
  const { dataset, notes } = await readLabelledSamples(String(file), {
    encoding,
    targets: targetFormOf(model, network),
    reading: { ...recorded, ...options },
  });
  for (const note of notes) reportNote(`${note}.`, host);
  return dataset;
}

/** How the model's own data were read; of another kind of file, what both kinds have in common. */
function recordedReading(recorded: unknown, type: string): Readonly<Record<string, unknown>> {
  if (!isRecord(recorded)) return {};
  const isSameKind = recorded['type'] === type;
  // The names of arrays, or a file of targets: of another file, these are its own.
  const isPlace = (name: string): boolean => ownPlaces.has(name) || divisions.has(name) || (type === 'npy' && arrayNames.has(name));
  return Object.fromEntries(Object.entries(recorded).filter(([name]) => !isPlace(name) && (isSameKind || common.has(name))));
}

function dividesNothing(name: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `The option "${name}" divides samples into parts, and a file that a model is tested with is used whole.`,
    hint: `Leave it out; --limit takes a sample of the file. Without --data, the model is tested with the test part of its own data.`,
  });
}
