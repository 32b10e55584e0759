import { VitrumError, type DatasetContext, type DatasetFile, type DatasetFileContent, type PublishedDataset } from '@vitrum/core';
import { sha256 } from './sha256.ts';

/**
 * Checks that a file's content is the published one, by its SHA-256.
 *
 * @throws VITRUM_CHECKSUM_MISMATCH
 */
export async function checkChecksum(
  content: DatasetFileContent,
  dataset: PublishedDataset,
  file: DatasetFile,
  context: Pick<DatasetContext, 'sha256'>,
): Promise<void> {
  const digest = context.sha256 ?? sha256;
  const found = await digest(content.bytes);
  if (found === file.sha256) return;
  throw new VitrumError({
    code: 'VITRUM_CHECKSUM_MISMATCH',
    message: `${content.location} is not the published ${file.name}: its SHA-256 should be ${file.sha256}, but is ${found}.`,
    hint: replaceHint(dataset, file),
  });
}

/** What to do about a file that is damaged or another one. */
export function replaceHint(dataset: PublishedDataset, file: DatasetFile): string {
  const [mirror] = dataset.mirrors;
  const original = mirror === undefined ? '' : ` (${mirror}${file.name}.gz)`;
  return `Replace it by the original${original}; a file in vitrum's cache folder may be deleted and is then downloaded anew.`;
}
