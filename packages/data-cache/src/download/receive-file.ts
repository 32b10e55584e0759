import { formatCount } from '@vitrum/datasets';
import type { Dispatcher } from 'undici';
import { outputUnwritable } from '../output-unwritable.ts';
import type { Download, DownloadOptions } from './download-options.ts';
import { isNotTheRest, NetworkFailure, refusal } from './network-failure.ts';
import type { PartialFile } from './partial-file.ts';
import type { RetryPolicy } from './retry-policy.ts';

/** A file that is being received. */
export interface Reception {
  readonly address: string;
  readonly partial: PartialFile;
  readonly download: Download;
  readonly retries: RetryPolicy;
  readonly options: DownloadOptions;
}

const [ok, partialContent, rangeNotSatisfiable] = [200, 206, 416];

/**
 * Receives what a partial file lacks: the rest where the server can go on from where the file ends, else the whole. What breaks off
 * meanwhile is gone on with by undici.
 *
 * @throws NetworkFailure, VITRUM_OUTPUT_UNWRITABLE; the errors of undici; the signal's reason when it is aborted
 */
export async function receiveFile(reception: Reception): Promise<void> {
  const { address, partial, retries, options: { client, signal, stallTimeout } } = reception;
  const headers: Record<string, string> = partial.length > 0 ? { range: `bytes=${partial.length}-` } : {};
  const retriesBefore = retries.count;
  try {
    const response = await client.get(address, { headers, signal, stallTimeout, retry: retries.retry });
    if (partial.length === 0 || response.statusCode === ok) return await receiveWhole(response, reception);
    if (await receiveRest(response, reception)) return;
  } catch (error) {
    const isContinued = partial.length > 0 || retries.count > retriesBefore;
    if (!isContinued || !isNotTheRest(error)) throw error;
  }
  await writing(partial, () => partial.remove());
  await receiveFile(reception);
}

/** @returns False where the server does not go on from where the partial file ends. */
async function receiveRest(response: Dispatcher.ResponseData, reception: Reception): Promise<boolean> {
  const { statusCode, headers, body } = response;
  const { partial, download } = reception;
  const [, start, total] = /^bytes (?:(\d+)-\d+|\*)\/(\d+|\*)$/.exec(textOf(headers['content-range'])) ?? [];
  const totalBytes = total === undefined || total === '*' ? undefined : Number(total);
  if (statusCode === partialContent && Number(start) === partial.length && partial.isOf(versionIn(headers))) {
    checkAnnounced(totalBytes, download);
    await readBody(body, totalBytes, reception);
    return true;
  }
  await body.dump();
  if (statusCode === rangeNotSatisfiable) return totalBytes === partial.length; // nothing is missing
  if (statusCode === partialContent) return false;
  throw refusal(statusCode, headers['retry-after']);
}

async function receiveWhole(response: Dispatcher.ResponseData, reception: Reception): Promise<void> {
  const { statusCode, headers, body } = response;
  const { partial, download } = reception;
  if (statusCode !== ok) {
    await body.dump();
    throw statusCode < 300 ? new NetworkFailure(`answered ${statusCode}, and that without the file`) : refusal(statusCode, headers['retry-after']);
  }
  const length = headers['content-length'];
  const totalBytes = length === undefined ? undefined : Number(length);
  checkAnnounced(totalBytes, download);
  await writing(partial, () => partial.begin(versionIn(headers)));
  await readBody(body, totalBytes, reception);
}

function checkAnnounced(totalBytes: number | undefined, { size, maximumLength }: Download): void {
  if (totalBytes === undefined) return;
  if (size !== undefined && totalBytes !== size) {
    throw new NetworkFailure(`has a file of ${formatCount(totalBytes)} bytes instead of ${formatCount(size)}`);
  }
  if (totalBytes > maximumLength) throw new NetworkFailure('has a file that is longer than the published one');
}

async function readBody(body: AsyncIterable<Uint8Array>, totalBytes: number | undefined, { address, partial, download }: Reception): Promise<void> {
  if (partial.length > 0) download.onBytes(address, partial.length, totalBytes);
  for await (const chunk of body) {
    if (partial.length + chunk.length > download.maximumLength) throw new NetworkFailure('sent more bytes than the file has');
    await writing(partial, () => partial.append(chunk));
    download.onBytes(address, partial.length, totalBytes);
  }
  await writing(partial, () => partial.end());
}

async function writing(partial: PartialFile, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    throw outputUnwritable(partial.path, error);
  }
}

/** The server's name for this version of the file: an ETag that is not weak, or the date of its last change; else empty. */
function versionIn({ etag, 'last-modified': date }: Dispatcher.ResponseData['headers']): string {
  return textOf(etag).startsWith('"') ? textOf(etag) : textOf(date);
}

/** A header that came once; else empty. */
const textOf = (header: string | readonly string[] | undefined): string => (typeof header === 'string' ? header.trim() : '');
