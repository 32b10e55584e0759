import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { VitrumError } from '@vitrum/core';
import sirv from 'sirv';
import { acceptedEncodings } from './accepted-encodings.ts';
import type { Route } from './route.ts';

/** The names of the files in it change with their content, so that a browser never has to ask again. */
const hashedFolder = '/assets/';

/**
 * Serves the built site, compressed where the browser takes it.
 *
 * @throws VITRUM_INVALID_OPTION when the folder holds no built site
 */
export function siteRoute(site: string): Route {
  if (!existsSync(join(site, 'index.html'))) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_OPTION',
      message: `The web lab is not built: ${join(site, 'index.html')} does not exist.`,
      hint: 'Build it with: pnpm --filter web build:site',
    });
  }
  const serve = sirv(site, {
    dev: true, // files are looked for when they are asked for: a site that is built again meanwhile is served as it then is
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders: (response, path) =>
      void response.setHeader('Cache-Control', path.startsWith(hashedFolder) ? 'public, max-age=31536000, immutable' : 'no-cache'),
  });
  return ({ request, response }) => {
    request.headers['accept-encoding'] = acceptedEncodings(request).join(', '); // sirv overlooks weights
    delete request.headers.range; // sirv throws on a range that ends before it begins, and nothing here needs one
    return new Promise((resolve) => {
      response.once('close', () => resolve(true));
      serve(request, response, () => resolve(false));
    });
  };
}
