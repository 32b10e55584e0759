import { invalidArchive } from './invalid-archive.ts';

declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };

/** A file in an archive, as the archive describes it. */
export interface Member {
  readonly name: string;
  /** True if it is compressed by deflate, false if it lies there as it is. */
  readonly isDeflated: boolean;
  readonly crc: number;
  readonly size: number;
  /** Its bytes in the archive, compressed or not. */
  readonly bytes: Uint8Array;
}

const [endMark, entryMark, localMark] = [0x06054b50, 0x02014b50, 0x04034b50];
const [endLength, entryLength, localLength] = [22, 46, 30];

/** Learned numbers hardly get smaller by compression: what claims to grow more than this is no model. */
const [maxGrowth, spareBytes] = [20, 2 ** 20];

/**
 * The members of an untrusted archive. No two of them share a byte, and together they claim to be at most twenty times as long as the
 * file, so that a small file cannot stand for many large ones.
 *
 * @throws VITRUM_INVALID_MODEL
 */
export function listMembers(archive: Uint8Array): readonly Member[] {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = findEnd(view);
  const [count, start] = [view.getUint16(end + 10, true), view.getUint32(end + 16, true)];
  const members: Member[] = [];
  let at = start;
  let taken = 0;
  for (let i = 0; i < count; i++) {
    if (at + entryLength > end || view.getUint32(at, true) !== entryMark) throw invalidArchive(`entry ${i} of its directory is not there`);
    const member = readEntry(archive, view, at);
    taken += member.bytes.length + localLength;
    if (taken > archive.length) throw invalidArchive('its members take more bytes than there are');
    members.push(member);
    at += entryLength + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  const whole = members.reduce((sum, { size }) => sum + size, 0);
  if (whole > maxGrowth * archive.length + spareBytes) throw invalidArchive(`its ${archive.length} bytes claim to stand for ${whole}`);
  return members;
}

/** The record at the end, behind which there may be a comment. */
function findEnd(view: DataView): number {
  for (let at = view.byteLength - endLength; at >= Math.max(0, view.byteLength - endLength - 65_535); at--) {
    if (view.getUint32(at, true) === endMark) return at;
  }
  throw invalidArchive('it has no directory at its end');
}

function readEntry(archive: Uint8Array, view: DataView, at: number): Member {
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const [crc, packed, size, nameLength, local] = [view.getUint32(at + 16, true), view.getUint32(at + 20, true), view.getUint32(at + 24, true), view.getUint16(at + 28, true), view.getUint32(at + 42, true)];
  const name = new TextDecoder().decode(archive.subarray(at + entryLength, at + entryLength + nameLength));
  const who = `its member ${JSON.stringify(name)}`;
  if ((flags & 1) !== 0) throw invalidArchive(`${who} is encrypted`);
  if (method !== 0 && method !== 8) throw invalidArchive(`${who} is compressed by method ${method}, not by deflate`);
  if (packed === 0xffffffff || size === 0xffffffff || local === 0xffffffff) throw invalidArchive(`${who} is larger than 4 GiB`);
  if (local + localLength > archive.length || view.getUint32(local, true) !== localMark) throw invalidArchive(`${who} is not where it is said to be`);
  const first = local + localLength + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (first + packed > archive.length) throw invalidArchive(`${who} ends beyond the end of the file`);
  return { name, isDeflated: method === 8, crc, size, bytes: archive.subarray(first, first + packed) };
}
