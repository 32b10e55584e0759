import { readFile } from 'node:fs/promises';
import { crc32 } from 'node:zlib';

/** A ZIP archive of files that are stored as they are. Source: PKWARE, APPNOTE.TXT 6.3.10, §4.3. */
export function makeZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const [name, bytes] of files) {
    const local = Buffer.concat([header(0x04034b50, 26, name, bytes), Buffer.from([0, 0]), Buffer.from(name), bytes]);
    const central = Buffer.alloc(46 - 28);
    central.writeUInt32LE(offset, 14);
    const versionMadeBy = Buffer.from([20, 0]);
    const fields = header(0x02014b50, 26, name, bytes);
    centrals.push(Buffer.concat([fields.subarray(0, 4), versionMadeBy, fields.subarray(4), Buffer.alloc(2), central.subarray(4), Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.size, 8);
  end.writeUInt16LE(files.size, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, list, end]);
}

/** The fields that the two headers of a file share, up to the length of its name. */
function header(signature: number, length: number, name: string, bytes: Uint8Array): Buffer {
  const fields = Buffer.alloc(length + 2);
  fields.writeUInt32LE(signature, 0);
  fields.writeUInt16LE(20, 4); // the version that is needed to read it
  fields.writeUInt32LE(crc32(bytes), 14);
  fields.writeUInt32LE(bytes.length, 18);
  fields.writeUInt32LE(bytes.length, 22);
  fields.writeUInt16LE(Buffer.byteLength(name), 26);
  return fields;
}

/** Reads what {@link makeZip} has made, by the local headers. */
export async function readStoredMember(path: string, member: string, limit: number): Promise<Uint8Array> {
  const archive = await readFile(path);
  for (let at = 0; archive.readUInt32LE(at) === 0x04034b50; ) {
    const size = archive.readUInt32LE(at + 18);
    const start = at + 30 + archive.readUInt16LE(at + 26);
    if (archive.toString('utf8', at + 30, start) === member) {
      if (size > limit) throw new Error(`the test's archive has ${size} bytes of ${member}`);
      return archive.subarray(start, start + size);
    }
    at = start + size;
  }
  throw new Error(`the test's archive has no ${member}`);
}
