import { basename } from 'node:path';
import { datasetOf, type TextEncoding } from '@vitrum/datasets';
import { createTextEncoder } from '@vitrum/datasets/internal';
import { encodingNotes } from '../table/encoding/open-text.ts';
import { openTextFile } from '../table/on-disk.ts';
import { findLabelSide } from '../text/find-label-side.ts';
import { readLabeledLines } from '../text/read-labeled-lines.ts';
import { textSamples } from '../text/text-samples.ts';
import { textOption, unfit, type LabeledForm } from './labeled-form.ts';
import type { LabeledSamples } from './labeled-samples.ts';

/**
 * The labeled sentences of a file, for a model of sentences.
 *
 * @throws VITRUM_INVALID_TABLE naming the line; the errors of reading
 */
export async function labeledLines(path: string, form: LabeledForm<TextEncoding>): Promise<LabeledSamples> {
  const [sentences, labels]: [string[], string[]] = [[], []];
  const text = await openTextFile(path, textOption(form, 'encoding', 'auto'));
  const label = textOption(form, 'label', 'auto');
  const lineForm = await findLabelSide(text, {
    separator: textOption(form, 'separator', 'tab'),
    label: label === 'first' || label === 'last' ? label : 'auto',
  });
  for await (const { label, sentence } of readLabeledLines(text, lineForm)) {
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
