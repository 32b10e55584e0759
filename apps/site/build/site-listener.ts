import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { siteBase } from '../src/site-base.ts';

/** Answers as a static host does that has the built site below its base; the base's own address is led to from everywhere else. */
export function siteListener(folder: string): RequestListener {
  const files = sirv(folder, { dev: true });
  return (request, response) => {
    const path = request.url ?? '/';
    if (!path.startsWith(siteBase)) return void response.writeHead(302, { location: siteBase }).end();
    request.url = path.slice(siteBase.length - 1);
    files(request, response, () => void response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end(readFileSync(join(folder, '404.html'))));
  };
}
