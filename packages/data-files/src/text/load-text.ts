import { VitrumError, type Dataset, type DatasetSplits } from '@vitrum/core';
import { datasetOf, divideSamples, type DividedSamples, type TextEncoding } from '@vitrum/datasets';
import { categoryKey, categoryName, createTextEncoder, learnWords, splitWords, termsOf, toNumber, unvalidatedNote } from '@vitrum/datasets/internal';
import { sortCategories } from '../table/columns/column-kind.ts';
import { maxValues } from '../table/columns/column-profile.ts';
import { encodingDecision, encodingNotes } from '../table/encoding/open-text.ts';
import { invalidTable, placeOf } from '../table/invalid-table.ts';
import { openTextFile } from '../table/on-disk.ts';
import type { TextFile } from '../table/cells/text-file.ts';
import { findLabelSide } from './find-label-side.ts';
import { readLabeledLines, type LineForm } from './read-labeled-lines.ts';
import type { TextChoice } from './text-choice.ts';
import { textDecisions } from './text-decisions.ts';
import { textSamples } from './text-samples.ts';

/** All sentences, in memory. */
interface Corpus {
  readonly sentences: string[];
  readonly labels: string[];
  /** The name of each label by its key: 1 and 1.0 are the same. */
  readonly names: Map<string, string>;
  /** The first occurrence of each label. */
  readonly firstPlaces: Map<string, string>;
}

/**
 * Makes the training and test parts from labeled sentences; the vocabulary is learned from the training part alone: neither from
 * the test part nor from what the plan holds out for validation.
 *
 * @throws VITRUM_INVALID_TABLE; the errors of reading and of the split
 */
export async function loadText(choice: TextChoice): Promise<DatasetSplits> {
  if (choice.bigrams && choice.form === 'ids') {
    throw new VitrumError({
      code: 'VITRUM_INVALID_OPTION',
      message: 'Pairs of words have no place of their own in a sentence: bigrams do not go with the form "ids".',
      hint: 'Leave out "bigrams", or use the form "bag".',
    });
  }
  const corpus: Corpus = { sentences: [], labels: [], names: new Map(), firstPlaces: new Map() };
  const text = await openTextFile(choice.file, choice.encoding);
  const testText = choice.testFile === '' ? undefined : await openTextFile(choice.testFile, choice.encoding, text.encoding.label);
  const form = await findLabelSide(text, choice);
  await readInto(corpus, text, form);
  const size = corpus.sentences.length;
  if (testText !== undefined) await readInto(corpus, testText, form);
  const names = [...corpus.firstPlaces.keys()];
  const classes = sortCategories(names, names.every((name) => toNumber(name) !== undefined));
  if (classes.length < 2) {
    throw invalidTable(`Every line of ${choice.file} has the label ${JSON.stringify(classes[0] ?? '')}: there is nothing to tell apart.`, labelHint);
  }
  const placeOfClass = new Map(classes.map((name, place) => [name, place]));
  const labels = Uint32Array.from(corpus.labels, (label) => placeOfClass.get(label) ?? 0);
  const testSize = testText === undefined ? undefined : labels.length - size;
  const split = divideSamples({ name: choice.name, size, labels, testSize }, choice);
  checkClasses(labels, split, classes, corpus);
  const encoding = learnEncoding(corpus, split.learned, choice);
  const encoder = createTextEncoder(encoding);
  const parts = { name: choice.name, sentences: corpus.sentences, labels, classes, encoder };
  const unvalidated = split.validation && unvalidatedNote(split.validation, labels, classes);
  const notes = [...[text, ...(testText === undefined ? [] : [testText])].flatMap(encodingNotes), ...(unvalidated === undefined ? [] : [unvalidated])];
  const partOf = (rows: Uint32Array): Dataset => datasetOf(textSamples({ ...parts, rows }));
  return {
    train: partOf(split.train),
    ...(split.validation && { validation: partOf(split.validation) }),
    test: partOf(split.test),
    ...(choice.parts && { parts: choice.parts }),
    encoding,
    decisions: [encodingDecision(text), ...textDecisions({ choice, label: form.label, classes, words: encoding.words.length, split })],
    ...(notes.length > 0 && { notes }),
  };
}

async function readInto({ sentences, labels, names, firstPlaces }: Corpus, text: TextFile, form: LineForm): Promise<void> {
  const { path } = text;
  const before = sentences.length;
  for await (const { label, sentence, line } of readLabeledLines(text, form)) {
    const key = categoryKey(label);
    const name = names.get(key) ?? categoryName(label);
    names.set(key, name);
    sentences.push(sentence);
    labels.push(name);
    if (!firstPlaces.has(name)) firstPlaces.set(name, placeOf(path, line));
    if (firstPlaces.size > maxValues) throw invalidTable(`${path} has more than ${maxValues} different labels.`, labelHint);
  }
  if (sentences.length === before) throw invalidTable(`${path} has no lines.`, 'Write label, separator and sentence on each line.');
}

const labelHint = 'See the options "separator" and "label" for where the label stands on a line.';

function checkClasses(labels: Uint32Array, { learned: rows }: DividedSamples, classes: readonly string[], { firstPlaces }: Corpus): void {
  const learned = new Set(Array.from(rows, (row) => labels[row] ?? 0));
  const unseen = classes.find((_, place) => !learned.has(place));
  if (unseen === undefined) return;
  throw invalidTable(
    `${firstPlaces.get(unseen) ?? ''}: the label ${JSON.stringify(unseen)} is in the test part alone, so that nothing can be learned about it.`,
    'Hold out other lines (splitSeed), or give more lines of that label.',
  );
}

function learnEncoding({ sentences }: Corpus, train: Uint32Array, choice: TextChoice): TextEncoding {
  const { form, bigrams } = choice;
  const counts = new Map<string, number>();
  let longest = 1;
  for (const row of train) {
    const sentence = sentences[row] ?? '';
    for (const term of termsOf(sentence, bigrams)) counts.set(term, (counts.get(term) ?? 0) + 1);
    longest = Math.max(longest, splitWords(sentence).length);
  }
  const words = learnWords(counts, choice);
  if (words.length === 0) {
    throw invalidTable(
      `The training part of ${choice.file} has no words to learn, such as occur at least ${choice.minimumCount}×.`,
      'Words are letters and digits: check the separator, or lower the option "minimumCount".',
    );
  }
  return { type: 'text', form, words, ...(bigrams && { bigrams }), ...(form === 'ids' && { length: choice.length || longest }) };
}
