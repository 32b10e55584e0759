import { crc32 } from './crc32.ts';
import { invalidArchive } from './invalid-archive.ts';
import type { Member } from './list-members.ts';

interface Chunks {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array }>;
  cancel(): Promise<void>;
}

/** The part of the Compression Streams API that is used here; this package depends on the types of neither Node nor browsers. */
declare const DecompressionStream: new (format: 'deflate-raw') => {
  readonly readable: { getReader(): Chunks };
  readonly writable: { getWriter(): { write(bytes: Uint8Array): Promise<void>; close(): Promise<void> } };
};

/**
 * The content of a member, no longer than it is said to be.
 *
 * @throws VITRUM_INVALID_MODEL
 */
export async function unpack(member: Member): Promise<Uint8Array> {
  const content = member.isDeflated ? await inflate(member) : member.bytes;
  const who = `its member ${JSON.stringify(member.name)}`;
  if (content.length !== member.size) throw invalidArchive(`${who} has ${content.length} bytes, not ${member.size}`);
  if (crc32(content) !== member.crc) throw invalidArchive(`${who} has another checksum`);
  return content;
}

async function inflate({ name, bytes, size }: Member): Promise<Uint8Array> {
  const { readable, writable } = new DecompressionStream('deflate-raw');
  const [reader, writer] = [readable.getReader(), writable.getWriter()];
  // What is wrong with the bytes is told to whoever reads.
  writer.write(bytes).catch(() => undefined);
  writer.close().catch(() => undefined);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      throw invalidArchive(`its member ${JSON.stringify(name)} cannot be decompressed: ${error instanceof Error ? error.message : String(error)}`);
    });
    if (done || value === undefined) break;
    length += value.length;
    if (length > size) {
      await reader.cancel().catch(() => undefined);
      throw invalidArchive(`its member ${JSON.stringify(name)} is longer than the ${size} bytes that it is said to have`);
    }
    chunks.push(value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
