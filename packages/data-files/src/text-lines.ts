import { basename } from 'node:path';
import { defineDataset } from '@vitrum/core';
import { splitOptions } from '@vitrum/datasets';
import { encodingOption } from './table/options/table-options.ts';
import { loadText } from './text/load-text.ts';

/** Labeled sentences, one per line. */
export const textLines = /* @__PURE__ */ defineDataset({
  name: 'text-lines',
  description: 'Sentences in a text file, each on a line with its label',
  source: 'Harris 1954, doi:10.1080/00437956.1954.11659520, for the bag of words',
  since: '0.1.0',
  license: "the data's own",
  options: {
    file: { type: 'string', description: 'The file with the sentences; it may be gzipped.' },
    testFile: { type: 'string', default: '', description: 'A file with the lines to test with; without one, lines of the file are held out.' },
    separator: { type: 'string', default: 'tab', description: 'What separates label and sentence: a text, or tab, space, comma, semicolon.' },
    label: { type: 'string', default: 'auto', choices: ['auto', 'first', 'last'], description: 'Where the label is on its line; auto: on the side with fewer different texts.' },
    encoding: encodingOption,
    form: {
      type: 'string', default: 'bag', choices: ['bag', 'ids'],
      description: 'bag: how often each word occurs; ids: the index of the word at each position.',
    },
    bigrams: { type: 'boolean', default: false, description: 'Counts pairs of neighbors as words too, so that "not good" can be learned.' },
    minimumCount: { type: 'integer', default: 1, minimum: 1, description: 'A word that is rarer in the training part is unknown.' },
    maximumWords: { type: 'integer', default: 5000, minimum: 1, description: 'How many words are known, the most frequent first.' },
    length: { type: 'integer', default: 0, minimum: 0, description: 'Number of positions for ids; 0: as many as the longest sentence of the training part has words.' },
    ...splitOptions,
  },
  create: (options) => ({ load: ({ parts }) => loadText({ ...options, name: basename(options.file), parts }) }),
});
