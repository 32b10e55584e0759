import { VitrumError, type DatasetArchive, type DatasetContext, type DatasetFile, type DatasetFileContent, type PublishedDataset } from '@vitrum/core';
import { formatCount } from './format-count.ts';
import { sha256 } from './sha256.ts';

/** `checksum`: it is the published file. `size`: only its size matches, since no checksum of its uncompressed form is published. */
export type Verification = 'checksum' | 'size';

/**
 * Verifies a file's content by its SHA-256, or that of the gzipped file it came from. If no checksum is known for the content,
 * because it was recompressed or unpacked, its size must match.
 *
 * @throws VITRUM_CHECKSUM_MISMATCH
 */
export async function checkChecksum(
  content: DatasetFileContent,
  dataset: PublishedDataset,
  file: DatasetFile,
  context: Pick<DatasetContext, 'sha256'>,
): Promise<Verification> {
  const { location, bytes, gzipSha256 } = content;
  const { name, sha256: expected, gzip } = file;
  if (gzip !== undefined && gzipSha256 === gzip.sha256) return 'checksum';
  if (expected === undefined) {
    if (bytes.length !== file.size) throw wrongSize(bytes.length, location, dataset, file);
    return 'size';
  }
  const found = await (context.sha256 ?? sha256)(bytes);
  if (found !== expected) throw wrongChecksum({ location, file: name, expected, found }, dataset, file);
  return 'checksum';
}

export function wrongChecksum(
  { location, file: name, expected, found }: { readonly location: string; readonly file: string; readonly expected: string; readonly found: string },
  dataset: PublishedDataset,
  file: DatasetFile,
): VitrumError {
  return new VitrumError({
    code: 'VITRUM_CHECKSUM_MISMATCH',
    message: `${location} is not the published ${name}: its SHA-256 should be ${expected}, but is ${found}.`,
    hint: replaceHint(dataset, file),
  });
}

function wrongSize(found: number, location: string, dataset: PublishedDataset, file: DatasetFile): VitrumError {
  return new VitrumError({
    code: 'VITRUM_CHECKSUM_MISMATCH',
    message: `${location} is not the published ${file.name}: it should have ${formatCount(file.size)} bytes, but has ${formatCount(found)}.`,
    hint: replaceHint(dataset, file),
  });
}

/** What to do about a wrong or damaged file. */
export function replaceHint(dataset: PublishedDataset, file: DatasetFile): string {
  const origin = originOf(dataset, file);
  const original = origin === undefined ? '' : ` (${origin})`;
  return `Replace it by the original${original}; a file in vitrum's cache folder may be deleted and is then downloaded anew.`;
}

/** The URL for a manual download, and the archive that contains the file. */
function originOf({ mirrors: [mirror], archive }: PublishedDataset, { name }: DatasetFile): string | undefined {
  if (mirror === undefined) return undefined;
  return archive === undefined ? `${mirror}${name}.gz` : `${memberName(archive, name)} in ${mirror}${archive.name}`;
}

/** A file's name in the archive in which it is published. */
export function memberName({ prefix, format = 'zip' }: DatasetArchive, name: string): string {
  return `${prefix}${name}${format === 'zip' ? '.gz' : ''}`;
}
