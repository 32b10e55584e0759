import { describeValue, type DatasetFile } from '@vitrum/core';
import { outcome, type Check } from '../../check.ts';
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

function fileFaults({ name, sha256, size }: DatasetFile): readonly Finding[] {
  const faults: Finding[] = [];
  if (!/^[0-9a-f]{64}$/.test(sha256)) {
    faults.push({
      message: `The sha256 of the file "${name}" is ${describeValue(sha256)}; it must be 64 lower-case hexadecimal digits.`,
    });
  }
  if (!Number.isSafeInteger(size) || size < 1)
    faults.push({ message: `The size of the file "${name}" is ${describeValue(size)}; it must be its number of bytes.` });
  return faults;
}

function isAddress(mirror: string): boolean {
  return URL.canParse(mirror) && /^https?:$/.test(new URL(mirror).protocol);
}
