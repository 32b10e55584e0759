import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { sendJson, sendNotFound } from './answer.ts';
import type { LabRequest, Route } from './route.ts';
import { setSecurityHeaders } from './security-headers.ts';

/** Asks one route after the other to answer a request. */
export function labListener(routes: readonly Route[]): RequestListener {
  return (request, response) => void answer(routes, request, response);
}

async function answer(routes: readonly Route[], request: IncomingMessage, response: ServerResponse): Promise<void> {
  setSecurityHeaders(response);
  const labRequest: LabRequest = { path: pathOf(request), request, response };
  try {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      sendJson(labRequest, 405, { error: `The lab answers GET and HEAD, not ${request.method ?? 'this'}.` });
      return;
    }
    for (const route of routes) {
      if (await route(labRequest)) return;
    }
    sendNotFound(labRequest);
  } catch (error) {
    fail(labRequest, error);
  }
}

/** What was asked for, decoded; a path that cannot be decoded names nothing. */
function pathOf({ url = '/' }: IncomingMessage): string {
  const [path = '/'] = url.split(/[?#]/, 1);
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** A browser that goes away while it is answered is no error, and nobody is left to be told. */
function fail(labRequest: LabRequest, error: unknown): void {
  const { response } = labRequest;
  if (response.headersSent) response.destroy();
  else sendJson(labRequest, 500, { error: error instanceof Error ? error.message : String(error) });
}
