import type { DatasetFile } from '@vitrum/core';
import { describeValue } from '@vitrum/core/internal';
import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import type { Fault } from '../../finding.ts';
import { sourceOf } from './load-dataset.ts';

/** The license is stated, and the published files can be verified. */
export const datasetPublication = check<CheckContext<'datasets'>>(
  'publication',
  'it names its license, and its files with their checksums',
  (context) => {
    const { definition, tried, fail } = context;
    const license: unknown = definition.license;
    if (typeof license !== 'string' || license.trim() === '')
      fail({ message: `Its license is ${describeValue(license)}; it must be a text.`, hint: 'Name it: license: "CC BY 4.0".' });
    const published = sourceOf(context)?.published;
    if (published === undefined) return tried('its license; it has no published files');
    const { files, archive, mirrors } = published;
    tried(`its license, ${files.length} files, ${mirrors.length} mirrors`);
    if (files.length === 0) fail({ message: 'It is published, and names no files.' });
    fail(...[...files, ...(archive?.others ?? [])].flatMap(fileFaults));
    if (archive !== undefined) fail(...checksumFaults(`the archive "${archive.name}"`, archive));
    for (const mirror of mirrors.filter((each) => !isAddress(each)))
      fail({ message: `The mirror ${describeValue(mirror)} is no address of a folder.`, hint: 'Give one that begins with https://.' });
  },
);

function fileFaults({ name, sha256, size, gzip }: DatasetFile): readonly Fault[] {
  const faults = [...checksumFaults(`the file "${name}"`, { sha256, size }), ...(gzip === undefined ? [] : checksumFaults(`the gzipped file "${name}"`, gzip))];
  if (sha256 !== undefined || gzip !== undefined) return faults;
  return [...faults, {
    message: `The file "${name}" has no checksum: what is downloaded could be anything.`,
    hint: 'Give sha256, of its content, or gzip: { sha256 }, of the file as it is published.',
  }];
}

function checksumFaults(what: string, { sha256, size }: { readonly sha256?: string | undefined; readonly size?: number | undefined }): readonly Fault[] {
  const faults: Fault[] = [];
  if (size !== undefined && !(Number.isSafeInteger(size) && size >= 1))
    faults.push({ message: `The size of ${what} is ${describeValue(size)}; it must be its number of bytes.` });
  if (sha256 !== undefined && !/^[0-9a-f]{64}$/.test(sha256))
    faults.push({ message: `The sha256 of ${what} is ${describeValue(sha256)}; it must be 64 lower-case hexadecimal digits.` });
  return faults;
}

function isAddress(mirror: string): boolean {
  return URL.canParse(mirror) && /^https?:$/.test(new URL(mirror).protocol);
}
