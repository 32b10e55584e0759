import { ByteSource } from './byte-source.ts';
import { readTarHeader, tarBlockSize, textAt, type TarHeader } from './tar-header.ts';

/** An entry of a tar archive; its content is there until the next entry is asked for. */
export interface TarEntry {
  readonly name: string;
  readonly size: number;
  readonly isFile: boolean;
  /** The content, which can be asked for once. */
  readonly read: () => Promise<Uint8Array>;
}

/** Names are no longer than this; an archive that promises more is damaged. */
const longestText = 65_536;

/**
 * The entries of a tar archive, one after the other: ustar, with long names as pax and GNU tar write them.
 *
 * @throws Error for what is no such archive, or ends early
 */
export async function* tarEntries(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const source = new ByteSource(chunks);
  let longName: string | undefined;
  while (!(await source.isAtEnd())) {
    const header = readTarHeader(await source.take(tarBlockSize));
    if (header === undefined) return;
    const { type, size } = header;
    if (type === 'x' || type === 'L') {
      const text = await readText(source, size);
      longName = type === 'L' ? textAt(text, 0, size) : (paxPath(text) ?? longName);
      continue;
    }
    let left = size;
    const read = async (): Promise<Uint8Array> => {
      left = 0;
      return source.take(size);
    };
    if (!isMeta(header)) {
      yield { name: longName ?? header.name, size, isFile: type === '0' || type === '7', read };
      longName = undefined;
    }
    await source.skip(left + paddingOf(size));
  }
}

/** What is said of all entries, and names of links. */
const isMeta = ({ type }: TarHeader): boolean => type === 'g' || type === 'K';

async function readText(source: ByteSource, size: number): Promise<Uint8Array> {
  if (size > longestText) throw new Error('a name in it is too long');
  const text = await source.take(size);
  await source.skip(paddingOf(size));
  return text;
}

/** The `path` among records of the form `length key=value\n`, whose length counts the whole record. */
function paxPath(records: Uint8Array): string | undefined {
  for (let at = 0; at < records.length; ) {
    const space = records.indexOf(32, at);
    const length = Number.parseInt(textAt(records, at, space - at), 10);
    if (space === -1 || !(length > 0)) throw new Error('a pax header in it is damaged');
    const [key, ...value] = textAt(records, space + 1, at + length - space - 2).split('=');
    if (key === 'path') return value.join('=');
    at += length;
  }
  return undefined;
}

const paddingOf = (size: number): number => (tarBlockSize - (size % tarBlockSize)) % tarBlockSize;
