import { basename } from 'node:path';
import { createTextEncoder, datasetOf, type TextEncoding } from '@vitrum/datasets';
import { encodingNotes } from '../table/encoding/open-text.ts';
import { openTextFile } from '../table/on-disk.ts';
import { findLabelSide } from '../text/find-label-side.ts';
import { readLabelledLines } from '../text/read-labelled-lines.ts';
import { textSamples } from '../text/text-samples.ts';
import { textOption, unfit, type LabelledForm } from './labelled-form.ts';
import type { LabelledSamples } from './labelled-samples.ts';

/**
 * The labelled sentences of a file, for a model of sentences.
 *
 * @throws VITRUM_INVALID_TABLE naming the line; the errors of reading
 */
export async function labelledLines(path: string, form: LabelledForm<TextEncoding>): Promise<LabelledSamples> {
  const [sentences, labels]: [string[], string[]] = [[], []];
  const text = await openTextFile(path, textOption(form, 'encoding', 'auto'));
  const label = textOption(form, 'label', 'auto');
  const lineForm = await findLabelSide(text, {
    separator: textOption(form, 'separator', 'tab'),
    label: label === 'first' || label === 'last' ? label : 'auto',
  });
  for await (const { label, sentence } of readLabelledLines(text, lineForm)) {
    sentences.push(sentence);
    labels.push(label);
  }
  if (sentences.length === 0) throw unfit(`${path} has no lines.`, 'Write label, separator and sentence on each line.');
  const classes = [...new Set(labels)];
  const placeOf = new Map(classes.map((name, place) => [name, place]));
  const samples = textSamples({
    name: basename(path),
    sentences,
    labels: Uint32Array.from(labels, (label) => placeOf.get(label) ?? 0),
    classes,
    rows: Uint32Array.from(labels.keys()),
    encoder: createTextEncoder(form.encoding),
  });
  return { dataset: datasetOf(samples), notes: encodingNotes(text) };
}
