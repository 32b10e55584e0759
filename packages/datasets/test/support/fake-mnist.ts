import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createMnistLike, writeIdx, type MnistLike } from '@vitrum/datasets';
import type { DatasetContext, DatasetFile } from '@vitrum/core';

/** Contents of a dataset's files, by file name. */
export type Contents = ReadonlyMap<string, Uint8Array>;

export interface FakeMnist {
  readonly definition: MnistLike<'fake-mnist'>;
  readonly contents: Contents;
}

export const trainImages = 'train-images-idx3-ubyte';
export const trainLabels = 'train-labels-idx1-ubyte';
export const testImages = 't10k-images-idx3-ubyte';
export const testLabels = 't10k-labels-idx1-ubyte';
export const fileNames = [trainImages, trainLabels, testImages, testLabels] as const;

/** A dataset in MNIST's form: 6 training and 3 test pictures of 2 × 3 pixels, whose labels count 0, 1, … modulo 10. */
export function createFakeMnist(): FakeMnist {
  return describeContents(
    new Map([
      [trainImages, pictures(6)],
      [trainLabels, labels(6)],
      [testImages, pictures(3)],
      [testLabels, labels(3)],
    ]),
  );
}

/** Publishes whatever the files are: their checksums are right by construction. */
export function describeContents(contents: Contents): FakeMnist {
  const file = (name: string): DatasetFile => {
    const bytes = contentOf(contents, name);
    return { name, sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length };
  };
  const definition = createMnistLike({
    name: 'fake-mnist',
    description: 'Pictures for tests.',
    source: 'made by hand',
    license: 'MIT',
    classes: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
    published: {
      name: 'fake-mnist',
      folder: 'fake',
      files: [file(trainImages), file(trainLabels), file(testImages), file(testLabels)],
      mirrors: ['https://mirror.example/fake/'],
    },
  });
  return { definition, contents };
}

/** Pixel p of picture i is 40·i + p. */
export function pictures(count: number): Uint8Array {
  const data = Uint8Array.from({ length: count * 6 }, (_, k) => 40 * Math.floor(k / 6) + (k % 6));
  return writeIdx({ shape: [count, 2, 3], data });
}

export function labels(count: number): Uint8Array {
  return writeIdx({ shape: [count], data: Uint8Array.from({ length: count }, (_, k) => k % 10) });
}

/** A context that has its files in memory. */
export function memoryContext(contents: Contents): DatasetContext {
  return { read: (_, { name }) => Promise.resolve({ bytes: contentOf(contents, name), location: `memory:${name}` }) };
}

/** Writes files into a folder, which is made; `rename` decides under which names. */
export async function writeFiles(
  folder: string,
  contents: Contents,
  { gzip = false, rename = (name: string) => name }: { readonly gzip?: boolean; readonly rename?: (name: string) => string } = {},
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, bytes] of contents) {
    await writeFile(join(folder, gzip ? `${rename(name)}.gz` : rename(name)), gzip ? gzipSync(bytes) : bytes);
  }
}

/** All files but some. */
export function without(contents: Contents, ...names: readonly string[]): Contents {
  return new Map([...contents].filter(([name]) => !names.includes(name)));
}

export function contentOf(contents: Contents, name: string): Uint8Array {
  const bytes = contents.get(name);
  if (bytes === undefined) throw new Error(`the test has no file ${name}`);
  return bytes;
}
