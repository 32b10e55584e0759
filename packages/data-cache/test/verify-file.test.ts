import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { DatasetFile, PublishedDataset } from '@vitrum/core';
import { verifyFile } from '@vitrum/data-cache';
import { thrownBy } from '../../datasets/test/support/thrown-by.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const content = Buffer.from('the content of a published file');
const published = gzipSync(content, { level: 9 });
const recompressed = gzipSync(content, { level: 1 });
const altered = Buffer.from(content).fill('X', 4, 5);

const known = { name: 'file', size: content.length };
const byContent: DatasetFile = { ...known, sha256: sha256(content) };
const byGzip: DatasetFile = { ...known, gzip: { sha256: sha256(published) } };
const byBoth: DatasetFile = { ...byContent, ...byGzip };
/** As if somebody had noted down a wrong checksum of the content: the other one is enough. */
const byGzipAlone: DatasetFile = { ...byGzip, sha256: '0'.repeat(64) };

const cases: readonly { readonly title: string; readonly file: DatasetFile; readonly bytes: Uint8Array; readonly expected: string }[] = [
  { title: 'the content, by its checksum', file: byContent, bytes: content, expected: 'checksum' },
  { title: 'gzip, by the checksum of its content', file: byContent, bytes: recompressed, expected: 'checksum' },
  { title: 'gzip, by its own checksum', file: byGzip, bytes: published, expected: 'checksum' },
  { title: 'gzip, by either', file: byGzipAlone, bytes: published, expected: 'checksum' },
  { title: 'gzip compressed anew, by the content', file: byBoth, bytes: recompressed, expected: 'checksum' },
  { title: 'content of which no checksum is known, by its size', file: byGzip, bytes: content, expected: 'size' },
  { title: 'altered content of which none is known, by its size', file: byGzip, bytes: altered, expected: 'size' },
  { title: 'altered content', file: byBoth, bytes: altered, expected: 'VITRUM_CHECKSUM_MISMATCH' },
  { title: 'altered content, gzipped', file: byBoth, bytes: gzipSync(altered), expected: 'VITRUM_CHECKSUM_MISMATCH' },
  { title: 'gzip compressed anew, where the content has no known checksum, by its size', file: byGzip, bytes: recompressed, expected: 'size' },
  { title: 'content of another size', file: byGzip, bytes: content.subarray(1), expected: 'VITRUM_CHECKSUM_MISMATCH' },
  { title: 'nothing', file: byContent, bytes: new Uint8Array(), expected: 'VITRUM_CHECKSUM_MISMATCH' },
  { title: 'gzip cut short', file: byContent, bytes: published.subarray(0, -9), expected: 'VITRUM_INVALID_GZIP' },
  { title: 'gzip that expands without end', file: byContent, bytes: gzipSync(Buffer.alloc(1_000_000)), expected: 'VITRUM_CHECKSUM_MISMATCH' },
];

test.each(cases)('$title', async ({ file, bytes, expected }) => {
  const dataset: PublishedDataset = { name: 'one', folder: 'one', files: [file], mirrors: [] };
  const path = join(await temporaryFolder(), 'file');
  await writeFile(path, bytes);
  if (!expected.startsWith('VITRUM')) expect(await verifyFile(path, dataset, file)).toBe(expected);
  else expect((await thrownBy(() => verifyFile(path, dataset, file))).code).toBe(expected);
});

test('a file that is not there cannot be read', async () => {
  const path = join(await temporaryFolder(), 'none');
  const dataset: PublishedDataset = { name: 'one', folder: 'one', files: [byContent], mirrors: [] };
  expect(await thrownBy(() => verifyFile(path, dataset, byContent))).toMatchObject({ code: 'VITRUM_DATA_UNREADABLE' });
});
