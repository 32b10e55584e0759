import { describeValue, type DatasetArchive, type DatasetFile } from '@vitrum/core';
import { outcome, type OldCheck as Check } from '../../old-check.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { firstFew } from '../variant-findings.ts';
import { sourceOf } from './loaded.ts';

/** Everybody may know under which licence it is, and that the files are the published ones. */
export const datasetPublication: Check<Subject<'datasets'>> = {
  name: 'publication',
  title: 'it names its licence, and its files with their checksums',
  run: (subject) => {
    const { definition } = subject;
    const license: unknown = definition.license;
    const failures: Finding[] = [];
    if (typeof license !== 'string' || license.trim() === '') {
      failures.push({
        message: `Its license is ${describeValue(license)}; it must be a text.`,
        hint: 'Name it: license: "CC BY 4.0".',
      });
    }
    const published = sourceOf(subject)?.published;
    if (published === undefined) return outcome('its licence; it has no published files', failures);
    if (published.files.length === 0) failures.push({ message: 'It is published, and names no files.' });
    failures.push(...published.files.flatMap(fileFaults));
    if (published.archive !== undefined) failures.push(...archiveFaults(published.archive));
    failures.push(
      ...published.mirrors
        .filter((mirror) => !isAddress(mirror))
        .map((mirror): Finding => ({
          message: `The mirror ${describeValue(mirror)} is no address of a folder.`,
          hint: 'Give one that begins with https://.',
        })),
    );
    return outcome(`its licence, ${published.files.length} files, ${published.mirrors.length} mirrors`, firstFew(failures));
  },
};

function fileFaults({ name, sha256, size, gzip }: DatasetFile): readonly Finding[] {
  const faults = [...sizeFaults(`the file "${name}"`, size)];
  if (sha256 === undefined && gzip === undefined) {
    faults.push({
      message: `The file "${name}" has no checksum: what is downloaded could be anything.`,
      hint: 'Give sha256, of its content, or gzip: { sha256 }, of the file as it is published.',
    });
  }
  if (sha256 !== undefined) faults.push(...checksumFaults(`the file "${name}"`, sha256));
  if (gzip !== undefined) faults.push(...checksumFaults(`the gzipped file "${name}"`, gzip.sha256));
  if (gzip?.size !== undefined) faults.push(...sizeFaults(`the gzipped file "${name}"`, gzip.size));
  return faults;
}

function archiveFaults({ name, sha256, size, others = [] }: DatasetArchive): readonly Finding[] {
  const what = `the archive "${name}"`;
  return [...checksumFaults(what, sha256), ...sizeFaults(what, size), ...others.flatMap(fileFaults)];
}

function checksumFaults(what: string, sha256: string): readonly Finding[] {
  if (/^[0-9a-f]{64}$/.test(sha256)) return [];
  return [{ message: `The sha256 of ${what} is ${describeValue(sha256)}; it must be 64 lower-case hexadecimal digits.` }];
}

function sizeFaults(what: string, size: number): readonly Finding[] {
  if (Number.isSafeInteger(size) && size >= 1) return [];
  return [{ message: `The size of ${what} is ${describeValue(size)}; it must be its number of bytes.` }];
}

function isAddress(mirror: string): boolean {
  return URL.canParse(mirror) && /^https?:$/.test(new URL(mirror).protocol);
}
