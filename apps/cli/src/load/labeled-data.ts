import { VitrumError, type Dataset } from '@vitrum/core';
import type { KnownEncoding } from '@vitrum/datasets';
import { targetFormOf, type DatasetReference } from '@vitrum/runs';
import type { CommandHost } from '../command-host.ts';
import { reportNote } from '../report-note.ts';
import { absolutePaths } from './absolute-paths.ts';
import type { LoadedModel } from './model.ts';

/**
 * All samples of a person's file as a model makes inputs of them, with the right answers, and tells on standard error what a
 * person should know about how it was read. What the model's own data were read with holds for these too.
 *
 * @param given - The file, and options that are given for it.
 * @throws VITRUM_INVALID_OPTION for an option that divides the samples; what `readLabeledSamples` throws
 */
export async function loadLabeledData(
  given: DatasetReference & { readonly file: string },
  { model, network }: LoadedModel,
  encoding: KnownEncoding,
  host: CommandHost,
): Promise<Dataset> {
  const { type, file, limit: _, ...options } = await absolutePaths(given, host.paths);
  const { dividesSamples, readingOptions, readLabeledSamples } = await import('@vitrum/data-files');
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
