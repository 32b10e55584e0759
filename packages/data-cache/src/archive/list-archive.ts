import { withArchive } from './with-archive.ts';

/** A file in an archive. */
export interface ArchiveMember {
  /** The path in the archive, with slashes. */
  readonly name: string;
  /** Uncompressed size in bytes, according to the archive. */
  readonly size: number;
}

/**
 * The files in a ZIP archive, in the archive's order.
 *
 * @throws VITRUM_DATA_UNREADABLE, VITRUM_INVALID_ARCHIVE
 */
export async function listArchive(path: string): Promise<readonly ArchiveMember[]> {
  return withArchive(path, async ({ entries }) =>
    entries.map(({ fileName, uncompressedSize }) => ({ name: fileName, size: uncompressedSize })),
  );
}
