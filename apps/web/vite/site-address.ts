import type { Plugin } from 'vite';

/**
 * Puts the address that the site will have into what others show of a link to it: the picture of a link has to be absolute. `VITRUM_SITE_ADDRESS`
 * names it, as in `VITRUM_SITE_ADDRESS=https://example.org/lab/ pnpm --filter web build:site`; without it the picture stays relative, which some
 * readers of links follow.
 */
export function siteAddress(address = process.env['VITRUM_SITE_ADDRESS'] ?? ''): Plugin {
  const base = address === '' ? undefined : readAddress(address);
  return {
    name: 'vitrum:site-address',
    apply: 'build',
    transformIndexHtml: (html) => (base === undefined ? html : withAddress(html, base)),
  };
}

/** The page with an absolute picture, and with its own address. */
export function withAddress(html: string, base: URL): string {
  return html
    .replace('content="./og.png"', () => `content="${new URL('og.png', base).href}"`)
    .replace('<meta property="og:type"', () => `<meta property="og:url" content="${base.href}" />\n    <meta property="og:type"`);
}

/** The folder that an address names: what follows its last slash is no part of it, so one is added. */
export function readAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new Error(`VITRUM_SITE_ADDRESS is "${address}", which is no address of a site. Name it in full: https://example.org/lab/.`);
  }
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}
