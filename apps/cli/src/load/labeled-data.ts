import { VitrumError, type Dataset } from '@vitrum/core';
import type { KnownEncoding } from '@vitrum/datasets';
import type { DatasetReference } from '@vitrum/runs';
import { targetFormOf } from '@vitrum/runs/internal';
import type { CommandHost } from '../command-host.ts';
import { reportNote } from '../report-note.ts';
import { absolutePaths } from './absolute-paths.ts';
import type { LoadedModel } from './model.ts';

/**
 * Loads all samples of a user file with their targets, encoded as the model expects, and prints notes on how it was read to
 * standard error. The reading options of the model's own data apply.
 *
 * @param given - The file and its reading options.
 * @throws VITRUM_INVALID_OPTION for an option that divides the samples; what `readLabeledSamples` throws
 */
export async function loadLabeledData(
  given: DatasetReference & { readonly file: string },
  { model, network }: LoadedModel,
  encoding: KnownEncoding,
  host: CommandHost,
): Promise<Dataset> {
  const { type, file, limit: _, ...options } = await absolutePaths(given, host.paths);
  const { readLabeledSamples } = await import('@vitrum/data-files');
  const { dividesSamples, readingOptions } = await import('@vitrum/data-files/internal');
  const division = Object.keys(options).find(dividesSamples);
  if (division !== undefined) throw dividesNothing(division);
  const { dataset, notes } = await readLabeledSamples(String(file), {
    encoding,
    targets: targetFormOf(model, network),
    reading: readingOptions(model.metadata['dataset'], type, options),
  });
  for (const note of notes) reportNote(`${note}.`, host);
  return dataset;
}

function dividesNothing(name: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `The option "${name}" divides samples into parts, and a file that a model is tested with is used whole.`,
    hint: `Leave it out; --limit takes a sample of the file. Without --data, the model is tested with the test part of its own data.`,
  });
}
