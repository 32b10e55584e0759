import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readAddress, withAddress } from '../vite/site-address.ts';

const html = readFileSync(new URL('../index.html', import.meta.url), 'utf8');

describe('the picture of a link has the address of the site', () => {
  test.each([
    ['https://example.org/lab/', 'https://example.org/lab/'],
    ['https://example.org/lab', 'https://example.org/lab/'],
    ['http://localhost:8080', 'http://localhost:8080/'],
  ])('%s', (address, base) => {
    const page = withAddress(html, readAddress(address));
    expect(page).toContain(`<meta property="og:image" content="${base}og.png" />`);
    expect(page).toContain(`<meta property="og:url" content="${base}" />`);
  });

  test.each(['example.org', 'ftp://example.org/', 'lab'])('%s is none', (address) => {
    expect(() => readAddress(address)).toThrow(`VITRUM_SITE_ADDRESS is "${address}"`);
  });
});
