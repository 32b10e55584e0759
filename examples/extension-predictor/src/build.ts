// Makes the extension in dist: trains on the sentences of examples/data, and puts the network beside the files of the extension as a module
// that needs nothing. node src/build.ts [folder]
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { dataFilesPlugin } from '@vitrum/data-files';
import { javascript } from '@vitrum/format-javascript';
import { completeModel } from '@vitrum/formats';
import { createVitrum, train, type Model } from 'vitrum';
import { loadDataset } from 'vitrum/node';

const here = (path: string): string => join(import.meta.dirname, '..', path);

/** Trains, and writes the extension to a folder that it owns. @returns The model, to compare with. */
export async function buildExtension(folder: string): Promise<Model> {
  const registry = createVitrum().with(dataFilesPlugin);
  // Pairs of words, for "not good" is not good; what occurs once says nothing about other sentences.
  const sentences = { type: 'text-lines', file: here('../data/sentiment.txt'), bigrams: true, minimumCount: 2 } as const;
  const model = await train({ registry, dataset: await loadDataset(sentences, { registry }), layers: [8], epochs: 12, optimizer: 'adam', batchSize: 16 });
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(here('extension'), folder, { recursive: true });
  for (const { name, bytes } of await javascript.write(completeModel(registry, model.toJSON()))) {
    if (name.endsWith('.js')) await writeFile(join(folder, 'model.js'), bytes);
  }
  await writeFile(join(folder, 'words.js'), `export const words = ${JSON.stringify(wordsOf(model))};\n`);
  return model;
}

/** The vocabulary: input i counts word i. */
function wordsOf({ metadata }: Model): readonly unknown[] {
  const encoding = metadata['encoding'];
  if (typeof encoding === 'object' && encoding !== null && 'words' in encoding && Array.isArray(encoding.words)) return encoding.words;
  throw new Error('The model records no words: its data are no sentences.');
}

if (process.argv[1] === import.meta.filename) {
  const folder = resolve(process.argv[2] ?? here('dist'));
  const { testMetrics } = await buildExtension(folder);
  console.log(`${folder}: judges ${testMetrics['accuracy']?.toFixed(1)} % of the sentences held out rightly.`);
}
