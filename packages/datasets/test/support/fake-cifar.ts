import { createHash } from 'node:crypto';
import type { DatasetArchive, DatasetContext, PublishedDataset } from '@vitrum/core';
import type { ImageDatasetSplits } from '@vitrum/datasets';
import { loadCifar } from '@vitrum/datasets/internal';
import type { Contents } from './fake-mnist.ts';

/** A record of CIFAR: labels, then three planes whose byte i is i, 3 i + 1 and 5 i + 2, all plus `shift`. */
export function record(labels: readonly number[], shift: number): Uint8Array {
  const plane = (factor: number, offset: number): Uint8Array => Uint8Array.from({ length: 1024 }, (_, i) => factor * i + offset + shift);
  return Uint8Array.from([...labels, ...plane(1, 0), ...plane(3, 1), ...plane(5, 2)]);
}

const records = (count: number): Uint8Array => Buffer.concat(Array.from({ length: count }, (_, i) => record([i % 3], i)));

/** Two training files of 3 and 2 records, and a test file of 2, in the form of CIFAR-10 with three classes. */
export function cifarContents(): Contents {
  return new Map([['a.bin', records(3)], ['b.bin', records(2)], ['test.bin', records(2)]]);
}

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A dataset of those files, whose checksums are right by construction, published in an archive if there is one. */
export function cifarDefinition(contents: Contents, archive?: { readonly bytes: Uint8Array; readonly prefix: string }) {
  const described: DatasetArchive | undefined = archive && {
    name: 'fake.tar.gz', format: 'tar.gz', sha256: hash(archive.bytes), size: archive.bytes.length, prefix: archive.prefix,
  };
  const published: PublishedDataset = {
    name: 'fake-cifar',
    folder: 'fake-cifar',
    files: [...contents].map(([name, bytes]) => ({ name, size: bytes.length, sha256: hash(bytes) })),
    mirrors: ['https://mirror.example/'],
    ...(described && { archive: described }),
  };
  const load = (context: DatasetContext): Promise<ImageDatasetSplits> =>
    loadCifar({ name: 'fake-cifar', classes: ['red', 'green', 'blue'], published, labelBytes: 1, labelAt: 0, testFiles: ['test.bin'], hasRandomOrder: true }, context);
  return { published, load };
}
