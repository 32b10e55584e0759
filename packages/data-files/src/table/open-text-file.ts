import { openText, type OpenText } from './encoding/open-text.ts';
import { readBytes } from './read-bytes.ts';

/**
 * Opens a text on the disk, gzipped or not.
 *
 * @param likely - As for {@link openText}.
 * @throws what {@link openText} and {@link readBytes} throw
 */
export async function openTextFile(path: string, encoding?: string, likely?: string): Promise<OpenText> {
  return openText({ path, read: () => readBytes(path) }, encoding, likely);
}
