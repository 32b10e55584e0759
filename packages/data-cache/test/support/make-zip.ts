import { crc32, deflateRawSync } from 'node:zlib';

/** A file for {@link makeZip}. */
export interface ZipMember {
  readonly name: string;
  readonly content: Uint8Array;
  /** Left out: deflated. */
  readonly stored?: boolean;
}

/** A ZIP archive, written from the format's description (PKWARE APPNOTE 6.3.3, §4.3), without the library that reads it. */
export function makeZip(members: readonly ZipMember[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let offset = 0;
  for (const { name, content, stored = false } of members) {
    const data = stored ? content : deflateRawSync(content);
    const method = stored ? 0 : 8;
    const nameBytes = new TextEncoder().encode(name);
    // version needed, flags, method, time, date, CRC-32, compressed size, size, name length, extra length
    const shared = (view: DataView, at: number): void => {
      view.setUint16(at, 20, true);
      view.setUint16(at + 4, method, true);
      view.setUint32(at + 10, crc32(content), true);
      view.setUint32(at + 14, data.length, true);
      view.setUint32(at + 18, content.length, true);
      view.setUint16(at + 22, nameBytes.length, true);
    };
    const local = new Uint8Array(30);
    const localView = new DataView(local.buffer);
    localView.setUint32(0, 0x04034b50, true);
    shared(localView, 4);
    const entry = new Uint8Array(46);
    const entryView = new DataView(entry.buffer);
    entryView.setUint32(0, 0x02014b50, true);
    shared(entryView, 6);
    entryView.setUint32(42, offset, true);
    parts.push(local, nameBytes, data);
    central.push(entry, nameBytes);
    offset += local.length + nameBytes.length + data.length;
  }
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, members.length, true);
  end.setUint16(10, members.length, true);
  end.setUint32(12, central.reduce((sum, bytes) => sum + bytes.length, 0), true);
  end.setUint32(16, offset, true);
  return Buffer.concat([...parts, ...central, new Uint8Array(end.buffer)]);
}
