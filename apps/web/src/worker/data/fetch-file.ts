import { VitrumError } from '@vitrum/core';

/**
 * The bytes at an address of the page's own server.
 *
 * @throws VITRUM_DATA_UNREADABLE
 */
export async function fetchFile(address: URL): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`the server answers ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw new VitrumError({
      code: 'VITRUM_DATA_UNREADABLE',
      message: `${address.pathname} cannot be fetched: ${error instanceof Error ? error.message : String(error)}.`,
      hint: 'Check that the server still runs and that you are online, then try again.',
      cause: error,
    });
  }
}
