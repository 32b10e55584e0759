import { buffer } from 'node:stream/consumers';
import { pack } from 'tar-stream';

/** A file of a tar archive, or a folder, which has no body. */
export interface TarPart {
  readonly name: string;
  readonly body?: Uint8Array;
}

/** A tar archive of these files and folders, in this order. */
export async function packTar(parts: readonly TarPart[]): Promise<Uint8Array> {
  const archive = pack();
  for (const { name, body } of parts) {
    if (body === undefined) archive.entry({ name, type: 'directory' });
    else archive.entry({ name, size: body.length }, Buffer.from(body));
  }
  archive.finalize();
  return buffer(archive);
}
