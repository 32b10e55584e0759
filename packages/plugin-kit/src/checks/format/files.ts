import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import type { Fault } from '../../finding.ts';
import { differenceBetween } from '../../numerics/difference-between.ts';
import { sampleModel, type SampleFiles } from './sample-model.ts';

/** The same model gives the same files, so that they can be compared and fingerprinted. */
export const formatFiles = check<CheckContext<'formats'>>('files', 'it writes a model to the same files every time', async ({ definition, registry, tried, fail, skip }) => {
  const { write, extensions } = definition;
  if (write === undefined) return skip('it does not write');
  tried('two dense layers with 26 parameters, twice');
  const [first, second] = [await write(sampleModel(registry)), await write(sampleModel(registry))];
  fail(...faultsOf(first, extensions), ...differencesOf(first, second));
});

function faultsOf(files: SampleFiles, extensions: readonly string[]): readonly Fault[] {
  const [main, ...others] = files;
  // Files that find each other lie in a folder, whose name ends so.
  const isNamed = others.length > 0 || extensions.some((end) => main.name.endsWith(end));
  const named = isNamed ? [] : [{ message: `Its file is named ${main.name}; it must end as one of its extensions does: ${extensions.join(', ')}.` }];
  const empty = files.filter(({ bytes }) => !(bytes instanceof Uint8Array) || bytes.length === 0);
  return [...named, ...empty.map(({ name }) => ({ message: `The file ${name} has no bytes.`, hint: 'Each file has its content in "bytes", a Uint8Array.' }))];
}

function differencesOf(first: SampleFiles, second: SampleFiles): readonly Fault[] {
  return first.flatMap(({ name, bytes }, i): readonly Fault[] => {
    const again = second[i];
    const place = again === undefined ? undefined : differenceBetween(bytes, again.bytes);
    if (again?.name === name && place === undefined) return [];
    const what = again?.name === name ? `byte ${(place?.index ?? 0) + 1} differs` : 'it is not there the second time';
    return [{ message: `The same model gives another ${name} every time: ${what}.`, hint: 'No clock, no random number and no order of a set: what is written depends on the model alone.' }];
  });
}
