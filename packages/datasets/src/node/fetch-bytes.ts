import { VitrumError } from '@vitrum/core';
import { systemCode, systemReason } from './data-unreadable.ts';

/** How {@link fetchBytes} goes about it. */
export interface FetchOptions {
  /** Milliseconds without a byte after which a server is given up. */
  readonly stallTimeout: number;
  /** A body longer than this many bytes is refused. */
  readonly maximumLength: number;
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal | undefined;
  /** Called whenever bytes have come; `totalBytes` is what the server announced. */
  readonly onProgress: (receivedBytes: number, totalBytes: number | undefined) => void;
}

/**
 * The body that an address serves.
 *
 * @throws VITRUM_DATASET_NOT_FOUND with the reason; the signal's reason when it is aborted
 */
export async function fetchBytes(address: string, options: FetchOptions): Promise<Uint8Array> {
  const { signal, stallTimeout } = options;
  const stall = new AbortController();
  const timer = setTimeout(() => stall.abort(), stallTimeout);
  try {
    const response = await options.fetch(address, { signal: AbortSignal.any(signal ? [signal, stall.signal] : [stall.signal]) });
    if (!response.ok) {
      await response.body?.cancel();
      throw failure(`${address} answered ${response.status} ${response.statusText}`.trimEnd());
    }
    return await readBody(response, address, options, () => timer.refresh());
  } catch (error) {
    signal?.throwIfAborted();
    if (stall.signal.aborted) throw failure(`${address} sent nothing for ${stallTimeout / 1000} s`, error);
    // `fetch` puts every trouble with the network into the cause of a TypeError; anything else is not about the network.
    if (error instanceof TypeError && error.cause !== undefined) throw failure(`${address} ${networkReason(error.cause)}`, error);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

async function readBody(response: Response, address: string, options: FetchOptions, onChunk: () => void): Promise<Uint8Array> {
  const totalBytes = announcedLength(response);
  const body: AsyncIterable<Uint8Array> | readonly never[] = response.body ?? [];
  const chunks: Uint8Array[] = [];
  let receivedBytes = 0;
  for await (const chunk of body) {
    onChunk();
    chunks.push(chunk);
    receivedBytes += chunk.length;
    if (receivedBytes > options.maximumLength) throw failure(`${address} sent more bytes than the file has`);
    options.onProgress(receivedBytes, totalBytes);
  }
  return Buffer.concat(chunks);
}

/** Undefined where it is not the length of what arrives here: `fetch` undoes a content encoding. */
function announcedLength({ headers }: Response): number | undefined {
  const length = headers.get('content-length');
  return length === null || headers.has('content-encoding') ? undefined : Number(length);
}

const networkReasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'refused the connection',
  ECONNRESET: 'broke off the connection',
  UND_ERR_SOCKET: 'broke off the connection',
  ENOTFOUND: 'names an unknown host',
  EAI_AGAIN: 'names a host that cannot be looked up now',
  ENETUNREACH: 'is not reachable from this network',
  EHOSTUNREACH: 'is not reachable from this network',
  ETIMEDOUT: 'did not answer in time',
  UND_ERR_CONNECT_TIMEOUT: 'did not answer in time',
};

function networkReason(cause: unknown): string {
  return networkReasons[systemCode(cause) ?? ''] ?? `could not be fetched (${systemReason(cause)})`;
}

function failure(reason: string, cause?: unknown): VitrumError {
  return new VitrumError({
    code: 'VITRUM_DATASET_NOT_FOUND',
    message: `${reason}.`,
    hint: 'Check the network connection, then run it again.',
    cause,
  });
}
