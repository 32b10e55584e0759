import { fsync } from 'node:fs';
import { constants, open, type FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { formatCount } from '@vitrum/datasets/internal';
import type { Dispatcher } from 'undici';
import { outputUnwritable } from '../output-unwritable.ts';
import type { Download, DownloadOptions } from './download-options.ts';
import { giveUp } from './http-client.ts';
import { NetworkFailure, refusal } from './network-failure.ts';
import { partialPath, type PartialFile } from './partial-files.ts';
import type { Retries } from './retries.ts';

const flush = promisify(fsync);

/** A request for a file. */
export interface Question {
  readonly address: string;
  /** An earlier partial download. */
  readonly earlier: PartialFile | undefined;
  readonly download: Download;
  readonly retries: Retries;
  readonly options: DownloadOptions;
}

/** A response with a file or the rest of one. */
interface Answer {
  /** The path to write to. */
  readonly path: string;
  /** The position of the first byte. */
  readonly start: number;
  /** Size of the whole file, if the server states it. */
  readonly totalBytes: number | undefined;
  readonly body: AsyncIterable<Uint8Array> | readonly Uint8Array[];
}

/**
 * Requests a file, or the rest of an earlier partial download, and writes it to a partial file. Interrupted transfers are resumed
 * by undici.
 *
 * @returns The path of the partial file, which is whole as far as the server says.
 * @throws NetworkFailure, VITRUM_OUTPUT_UNWRITABLE; the errors of undici; the signal's reason when it is aborted
 */
export async function receiveFile(question: Question): Promise<string> {
  const { address, earlier, download, retries, options: { client, signal, stallTimeout } } = question;
  retries.receivedBytes = earlier?.length ?? 0;
  const headers: Record<string, string> = earlier === undefined ? {} : { range: `bytes=${earlier.length}-` };
  const response = await client.get(address, { headers, signal, stallTimeout, retry: retries.callback });
  try {
    const answer = answerIn(response, question);
    if (answer === undefined) throw refusal(response.statusCode, response.headers['retry-after']);
    checkAnnounced(answer.totalBytes, download);
    await writeBody(answer, question);
    return answer.path;
  } finally {
    giveUp(response);
  }
}

/** Undefined if the response is neither the whole file nor the rest of the partial download. */
function answerIn({ statusCode, headers, body }: Dispatcher.ResponseData, { address, earlier, download }: Question): Answer | undefined {
  const path = partialPath(download.target, address, versionIn(headers));
  if (statusCode === 200) return { path, start: 0, totalBytes: numberIn(textOf(headers['content-length'])), body };
  if (earlier === undefined) return undefined;
  const [, start, total] = /^bytes (?:(\d+)-\d+|\*)\/(\d+|\*)$/.exec(textOf(headers['content-range'])) ?? [];
  const rest = { path: earlier.path, start: earlier.length, totalBytes: numberIn(total) };
  if (statusCode === 206 && Number(start) === earlier.length && path === earlier.path) return { ...rest, body };
  if (statusCode === 416 && rest.totalBytes === earlier.length) return { ...rest, body: [] }; // already complete
  return undefined;
}

function checkAnnounced(totalBytes: number | undefined, { size, maximumLength }: Download): void {
  if (totalBytes === undefined) return;
  if (size !== undefined && totalBytes !== size) {
    throw new NetworkFailure(`has a file of ${formatCount(totalBytes)} bytes instead of ${formatCount(size)}`);
  }
  if (totalBytes > maximumLength) throw new NetworkFailure('has a file that is longer than the published one');
}

async function writeBody(answer: Answer, question: Question): Promise<void> {
  const file = await writing(answer, () => open(answer.path, constants.O_RDWR | constants.O_CREAT));
  try {
    await writeTo(file, answer, question);
  } finally {
    await file.close();
  }
}

async function writeTo(file: FileHandle, answer: Answer, { address, download, retries }: Question): Promise<void> {
  const { start, totalBytes, body } = answer;
  let position = start;
  if (start > 0) download.onBytes(address, start, totalBytes);
  for await (const chunk of body) {
    if (position + chunk.length > download.maximumLength) throw new NetworkFailure('sent more bytes than the file has');
    await writing(answer, () => writeWhole(file, chunk, position));
    position += chunk.length;
    retries.receivedBytes = position;
    download.onBytes(address, position, totalBytes);
  }
  await writing(answer, async () => {
    await file.truncate(position); // a part of another version may have been longer
    await flush(file.fd); // not file.sync(), which Yarn's Plug'n'Play lacks; after a power failure, the name must not refer to missing data
  });
}

/** On a nearly full disk, a write is cut short without an error; the next one fails. */
async function writeWhole(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, written, bytes.length - written, position + written);
    if (bytesWritten === 0) throw new Error(`only ${written} of ${bytes.length} bytes could be written`);
    written += bytesWritten;
  }
}

async function writing<T>({ path }: Answer, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw outputUnwritable(path, error);
  }
}

/** The validator of this version of the file: a strong ETag or Last-Modified; empty if there is none. */
function versionIn({ etag, 'last-modified': date }: Dispatcher.ResponseData['headers']): string {
  return textOf(etag).startsWith('"') ? textOf(etag) : textOf(date);
}

/** The value of a header that occurs once; empty otherwise. */
const textOf = (header: string | readonly string[] | undefined): string => (typeof header === 'string' ? header.trim() : '');

const numberIn = (text = ''): number | undefined => (/^\d+$/.test(text) ? Number(text) : undefined);
