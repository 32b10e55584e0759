import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { acceptedEncodings } from './accepted-encodings.ts';
import type { LabRequest } from './route.ts';

/** Answers with JSON that is asked for anew each time. */
export function sendJson({ request, response }: LabRequest, status: number, content: unknown): void {
  sendText({ request, response }, 'application/json', JSON.stringify(content), status);
}

/** Answers with a text that is asked for anew each time. */
export function sendText(
  { request, response }: Pick<LabRequest, 'request' | 'response'>,
  type: string,
  text: string,
  status = 200,
): void {
  const bytes = Buffer.from(text);
  response.writeHead(status, { 'Content-Type': `${type};charset=utf-8`, 'Content-Length': bytes.length, 'Cache-Control': 'no-cache' });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

/** What a request asked for is not here. */
export function sendNotFound(labRequest: LabRequest): void {
  sendJson(labRequest, 404, { error: `There is nothing at ${labRequest.path}.` });
}

/** Answers with the bytes of a file, as they are. */
export async function sendFile({ request, response }: LabRequest, path: string, type: string): Promise<void> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    response.writeHead(200, { 'Content-Type': type, 'Content-Length': size, 'Cache-Control': 'no-cache' });
    if (request.method === 'HEAD') response.end();
    else await pipeline(file.createReadStream({ autoClose: false }), response);
  } finally {
    await file.close();
  }
}

/** Answers with what is in a gzip file. A browser unpacks it by itself, outside of the page's threads; others get it unpacked. */
export async function sendUnpacked(labRequest: LabRequest, path: string, type: string): Promise<void> {
  const { request, response } = labRequest;
  response.setHeader('Vary', 'Accept-Encoding');
  if (acceptedEncodings(request).includes('gzip')) {
    response.setHeader('Content-Encoding', 'gzip');
    await sendFile(labRequest, path, type);
    return;
  }
  response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-cache' });
  if (request.method === 'HEAD') response.end();
  else await pipeline(createReadStream(path), createGunzip(), response);
}
