import type { DatasetFile, PublishedDataset } from '@vitrum/core';
import { sha256 } from '@vitrum/datasets/internal';
import type { ImportedContent } from './imported-files.ts';

/** A published dataset all of whose files were brought, and under which names. */
export interface PublishedMatch {
  readonly dataset: PublishedDataset;
  /** What the visitor calls each of the published files. */
  readonly names: ReadonlyMap<string, string>;
}

/** The published dataset that some files are, by their checksums; undefined where they are none, or no checksum can be taken. */
export async function matchPublished(
  contents: readonly ImportedContent[],
  published: readonly PublishedDataset[],
): Promise<PublishedMatch | undefined> {
  const hasCandidate = published.some(({ files }) => files.every(({ size }) => contents.some(({ bytes }) => bytes.length === size)));
  if (!hasCandidate || !('subtle' in crypto)) return undefined; // only secure contexts have it
  const known = await Promise.all(contents.map(checksumsOf));
  for (const dataset of published) {
    const names = new Map(
      dataset.files.flatMap((file) => {
        const found = known.find((checksums) => isSameFile(file, checksums));
        return found === undefined ? [] : [[file.name, found.name] as const];
      }),
    );
    if (names.size === dataset.files.length) return { dataset, names };
  }
  return undefined;
}

interface Checksums {
  readonly name: string;
  readonly content: string;
  readonly gzip: string | undefined;
}

async function checksumsOf({ name, bytes, raw, isGzipped }: ImportedContent): Promise<Checksums> {
  return { name, content: await sha256(bytes), gzip: isGzipped ? await sha256(raw) : undefined };
}

function isSameFile({ sha256: content, gzip }: DatasetFile, checksums: Checksums): boolean {
  return (content !== undefined && content === checksums.content) || (gzip !== undefined && gzip.sha256 === checksums.gzip);
}
