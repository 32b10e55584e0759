import { formatCount } from '@vitrum/datasets';
import type { Download, DownloadOptions } from './download-options.ts';
import { NetworkFailure, toNetworkFailure } from './network-failure.ts';
import { outputUnwritable } from './output-unwritable.ts';
import type { PartialFile } from './partial-file.ts';
import { rangeNotSatisfiable, request } from './request.ts';

/**
 * Asks once for what a partial file lacks, and appends it: the rest where the server can go on from where the file ends, else
 * the whole. Returns when the body is complete as far as the server says.
 *
 * @throws NetworkFailure, VITRUM_OUTPUT_UNWRITABLE; the signal's reason when it is aborted
 */
export async function receiveFile(address: string, download: Download, partial: PartialFile, options: DownloadOptions): Promise<void> {
  const { signal, stallTimeout } = options;
  const stall = new AbortController();
  const timer = setTimeout(() => stall.abort(), stallTimeout);
  try {
    const attempt = { address, download, partial, fetch: options.fetch, signal: AbortSignal.any(signal ? [signal, stall.signal] : [stall.signal]) };
    const { response, totalBytes } = await askForTheRest(attempt);
    await readBody(response, totalBytes, attempt, () => timer.refresh());
  } catch (error) {
    signal?.throwIfAborted();
    if (stall.signal.aborted) throw new NetworkFailure(`sent nothing for ${stallTimeout / 1000} s`, { isTransient: true, cause: error });
    throw toNetworkFailure(error) ?? error;
  } finally {
    clearTimeout(timer);
    stall.abort(); // lets go of a body that was not read to its end
  }
}

interface Attempt {
  readonly address: string;
  readonly download: Download;
  readonly partial: PartialFile;
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal;
}

interface Answer {
  readonly response: Response;
  /** Bytes of the whole file, where the server tells. */
  readonly totalBytes: number | undefined;
}

async function askForTheRest(attempt: Attempt): Promise<Answer> {
  const { address, partial, fetch, signal } = attempt;
  const isResumed = partial.length > 0 && partial.origin?.address === address;
  const response = await request(address, { fetch, signal, headers: isResumed ? rangeHeaders(partial) : {} });
  if (response.status === 200 || !isResumed) return beginAnew(response, attempt);
  const range = contentRange(response);
  if (range?.start === partial.length) {
    checkAnnounced(range.total, attempt.download);
    return { response, totalBytes: range.total };
  }
  // The server has another file by now, or has no notion of ranges: nothing that is here can be gone on with.
  await response.body?.cancel();
  await writing(partial, () => partial.begin(undefined));
  return askForTheRest(attempt);
}

/** RFC 9110, §14.2 and §13.1.5: the rest, if the file is still the same; else the whole. */
function rangeHeaders({ length, origin }: PartialFile): Readonly<Record<string, string>> {
  const validator = origin?.validator;
  return { range: `bytes=${length}-`, ...(validator === undefined ? {} : { 'if-range': validator }) };
}

async function beginAnew(response: Response, { address, download, partial }: Attempt): Promise<Answer> {
  const { status, headers } = response;
  if (status !== 200) {
    await response.body?.cancel();
    throw new NetworkFailure(`answered ${status}, and that without the file`);
  }
  // `fetch` undoes a content encoding: the announced length is not that of what arrives, and no part of it can be asked for.
  const isEncoded = headers.has('content-encoding');
  const totalBytes = isEncoded ? undefined : lengthIn(headers);
  checkAnnounced(totalBytes, download);
  const validator = validatorIn(headers);
  const origin = { address, ...(validator === undefined ? {} : { validator }) };
  await writing(partial, () => partial.begin(isEncoded ? undefined : origin));
  return { response, totalBytes };
}

function checkAnnounced(totalBytes: number | undefined, { size, maximumLength }: Download): void {
  if (totalBytes === undefined) return;
  if (size !== undefined && totalBytes !== size) {
    throw new NetworkFailure(`has a file of ${formatCount(totalBytes)} bytes instead of ${formatCount(size)}`);
  }
  if (totalBytes > maximumLength) throw new NetworkFailure('has a file that is longer than the published one');
}

async function readBody(response: Response, totalBytes: number | undefined, attempt: Attempt, onChunk: () => void): Promise<void> {
  const { address, download, partial } = attempt;
  const body: AsyncIterable<Uint8Array> | readonly never[] = response.body ?? [];
  if (partial.length > 0) download.onBytes(address, partial.length, totalBytes);
  for await (const chunk of body) {
    onChunk();
    if (partial.length + chunk.length > download.maximumLength) throw new NetworkFailure('sent more bytes than the file has');
    await writing(partial, () => partial.append(chunk));
    download.onBytes(address, partial.length, totalBytes);
  }
  if (totalBytes !== undefined && partial.length < totalBytes) throw new NetworkFailure('broke off the connection', { isTransient: true });
}

async function writing(partial: PartialFile, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    throw outputUnwritable(partial.path, error);
  }
}

function lengthIn(headers: Headers): number | undefined {
  const length = headers.get('content-length');
  return length === null ? undefined : Number(length);
}

/** What `If-Range` may name: an ETag that is not weak, or else a date. */
function validatorIn(headers: Headers): string | undefined {
  const tag = headers.get('etag');
  if (tag?.startsWith('"') === true) return tag;
  return headers.get('last-modified') ?? undefined;
}

interface ContentRange {
  readonly start: number;
  readonly total: number | undefined;
}

/**
 * What a partial answer has, `bytes 100-199/200`, where the last number may be `*`; or, where the range lay outside the file,
 * its length alone, `bytes *\/200`, as if nothing was to come from there on: RFC 9110, §14.4.
 */
function contentRange({ headers, status }: Response): ContentRange | undefined {
  const found = /^bytes (?:(\d+)-\d+|\*)\/(\d+|\*)$/.exec(headers.get('content-range')?.trim() ?? '');
  if (found === null) return undefined;
  const total = found[2] === '*' ? undefined : Number(found[2]);
  if (status === rangeNotSatisfiable) return total === undefined ? undefined : { start: total, total };
  return found[1] === undefined ? undefined : { start: Number(found[1]), total };
}
