import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Response } from 'playwright-core';
import { expect, test } from 'vitest';
import { isExempt } from '../measure/is-exempt.ts';
import { contentSecurityPolicy, metaContentSecurityPolicy } from '../server/content-security-policy.ts';
import { builtSite } from './support/built-site.ts';
import { openLab, sharedLab } from './support/lab.ts';

/** What a first visit may cost, in bytes as they come over the network, beside data and WebAssembly. */
const budget = 198_500;

const lab = sharedLab();

/** Every response of a first visit, as far as it is loaded before the page has nothing more to ask for. */
async function firstVisit(): Promise<readonly Response[]> {
  const { page, responses } = lab();
  await page.locator('.curves-waiting').first().waitFor(); // once the data are there
  await page.waitForLoadState('networkidle');
  // The icon is asked for again when the address changes, and comes out of the browser's cache: each address counts once.
  const first = new Map(responses.toReversed().map((response) => [response.url(), response]));
  return [...first.values()].filter((response) => response.url().startsWith('http'));
}

test('the first visit loads less than 198.5 kB, compressed', async () => {
  const responses = await firstVisit();
  const sizes = await Promise.all(
    responses.map(async (response) => ({ address: response.url(), bytes: Number(await response.headerValue('content-length')) })),
  );
  expect(sizes.length).toBeGreaterThan(1);
  // A file without a length would count for nothing.
  expect(sizes.filter(({ bytes }) => !(bytes > 0))).toEqual([]);
  const counted = sizes.filter(({ address }) => !isExempt(address));
  const total = counted.reduce((sum, { bytes }) => sum + bytes, 0);
  expect(total, counted.map(({ address, bytes }) => `${address}: ${bytes}`).join('\n')).toBeLessThan(budget);
});

test('scripts and styles come compressed', async () => {
  const texts = (await firstVisit()).filter((response) => /\.(js|css)$/.test(new URL(response.url()).pathname));
  const large = texts.filter((response) => Number(response.headers()['content-length']) > 1024);
  expect(large.length).toBeGreaterThan(0);
  for (const response of large) expect(response.headers()['content-encoding'], response.url()).toMatch(/^(br|gzip)$/);
});

test('the page loads without an error, and from its own origin alone', async () => {
  await firstVisit();
  lab().expectOnlyOwnOrigin();
  expect(lab().errors).toEqual([]);
  expect(await lab().page.evaluate(() => crossOriginIsolated)).toBe(true);
});

test('a host without headers serves it as well, not isolated', async () => {
  const plain = await openLab({ isIsolated: false });
  plain.expectOnlyOwnOrigin();
  expect(plain.errors).toEqual([]);
  expect(await plain.page.evaluate(() => crossOriginIsolated)).toBe(false);
});

test.each([
  ['header', contentSecurityPolicy],
  ['meta element', metaContentSecurityPolicy],
])('the policy in the %s allows no inline code, no eval and no other host', (_place, policy) => {
  expect(policy).not.toMatch(/'unsafe-(inline|eval)'/);
  const sources = policy.split('; ').flatMap((directive) => directive.split(' ').slice(1));
  expect([...new Set(sources)].toSorted()).toEqual(["'none'", "'self'", "'wasm-unsafe-eval'", 'blob:', 'data:']);
});

test('the built page holds the policy, and nothing that it forbids', async () => {
  const html = await readFile(join(await builtSite(), 'index.html'), 'utf8');
  const content = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
  expect(content?.replaceAll('&#39;', "'")).toBe(metaContentSecurityPolicy);
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/i);
  expect([...html.matchAll(/<script\b[^>]*>(.*?)<\/script>/gs)].map(([, code]) => code)).toEqual(
    [...html.matchAll(/<script\b/g)].map(() => ''),
  );
  expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
});

test('no script writes a style attribute as text, which the policy refuses: a constant style belongs into a class', async () => {
  const assets = join(await builtSite(), 'assets');
  const scripts = (await readdir(assets)).filter((name) => name.endsWith('.js'));
  const texts = await Promise.all(scripts.map((name) => readFile(join(assets, name), 'utf8')));
  expect(texts.flatMap((text) => text.match(/<[a-z][^<>]{0,200} style=[^<>]{0,80}>/g) ?? [])).toEqual([]);
});

test('the browser enforces the policy: neither an inline script nor a foreign host gets through', async () => {
  const { page } = await openLab({ isIsolated: false });
  const violations = await page.evaluate(async () => {
    const refused: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => refused.push(effectiveDirective));
    const script = document.createElement('script');
    script.textContent = 'document.title = "broken";';
    document.head.append(script);
    await fetch('http://127.0.0.1:9/').catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve)); // the events come after what caused them
    return refused.toSorted();
  });
  expect(violations).toEqual(['connect-src', 'script-src-elem']);
  expect(await page.title()).not.toBe('broken');
});
