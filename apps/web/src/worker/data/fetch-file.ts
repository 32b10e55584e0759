import { VitrumError } from '@vitrum/core';
import { reasonOf } from '@vitrum/runs/internal';

/** A file of the server, as it came and, where it is a whole gzip file, unpacked while it came. */
export interface FetchedFile {
  readonly raw: Uint8Array<ArrayBuffer>;
  readonly unpacked?: Uint8Array<ArrayBuffer>;
}

/**
 * The bytes at an address of the page's own server.
 *
 * @throws VITRUM_DATA_UNREADABLE
 */
export function fetchFile(address: URL): Promise<Uint8Array<ArrayBuffer>> {
  return reading(address, async (response) => bytesOf(response));
}

/**
 * The same of a gzip file: unpacking goes on while the rest comes.
 *
 * @throws VITRUM_DATA_UNREADABLE
 */
export function fetchGzip(address: URL): Promise<FetchedFile> {
  return reading(address, async ({ body }) => {
    if (body === null) return { raw: new Uint8Array() };
    const [one, other] = body.tee();
    const unpacking = bytesOf(new Response(other.pipeThrough(new DecompressionStream('gzip')))).catch(() => undefined);
    const [raw, unpacked] = await Promise.all([bytesOf(new Response(one)), unpacking]);
    return { raw, ...(unpacked && { unpacked }) };
  });
}

const bytesOf = async (response: Response): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await response.arrayBuffer());

async function reading<T>(address: URL, read: (response: Response) => Promise<T>): Promise<T> {
  try {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`the server answers ${response.status}`);
    return await read(response);
  } catch (error) {
    throw new VitrumError({
      code: 'VITRUM_DATA_UNREADABLE',
      message: `${address.pathname} cannot be fetched: ${reasonOf(error)}.`,
      hint: 'Check that the server still runs and that you are online, then try again.',
      cause: error,
    });
  }
}
