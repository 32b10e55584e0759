import { crc32 } from './crc32.ts';

declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** A file of an archive. */
export interface ArchiveContent {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface Content {
  readonly name: Uint8Array;
  readonly bytes: Uint8Array;
}

/** A ZIP archive of members as they are, uncompressed. */
export function archiveOf(members: readonly ArchiveContent[]): Uint8Array {
  const contents = members.map(({ name, bytes }): Content => ({ name: new TextEncoder().encode(name), bytes }));
  const starts: number[] = [];
  let length = 0;
  for (const { name, bytes } of contents) {
    starts.push(length);
    length += 30 + name.length + bytes.length;
  }
  const directory = length;
  const whole = new Uint8Array(directory + contents.reduce((sum, { name }) => sum + 46 + name.length, 22));
  const view = new DataView(whole.buffer);
  let entry = directory;
  for (const [i, content] of contents.entries()) {
    const start = starts[i] ?? 0;
    const { name, bytes } = content;
    view.setUint32(start, 0x04034b50, true);
    writeFacts(view, start + 4, content);
    whole.set(name, start + 30);
    whole.set(bytes, start + 30 + name.length);
    view.setUint32(entry, 0x02014b50, true);
    view.setUint16(entry + 4, 20, true);
    writeFacts(view, entry + 6, content);
    view.setUint32(entry + 42, start, true);
    whole.set(name, entry + 46);
    entry += 46 + name.length;
  }
  view.setUint32(entry, 0x06054b50, true);
  view.setUint16(entry + 8, contents.length, true);
  view.setUint16(entry + 10, contents.length, true);
  view.setUint32(entry + 12, entry - directory, true);
  view.setUint32(entry + 16, directory, true);
  return whole;
}

/** What a member's own header and its entry in the directory both say: version 2.0, names in UTF-8, stored, on the first day of 1980. */
function writeFacts(view: DataView, at: number, { name, bytes }: Content): void {
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, 0x0800, true);
  view.setUint16(at + 8, 0x0021, true);
  view.setUint32(at + 10, crc32(bytes), true);
  view.setUint32(at + 14, bytes.length, true);
  view.setUint32(at + 18, bytes.length, true);
  view.setUint16(at + 22, name.length, true);
}
