import { expect, test } from 'vitest';
import { findBrokenLinks } from '../check/find-broken-links.ts';
import { findMissingParts } from '../check/find-missing-parts.ts';
import { findForeignResources } from '../check/find-foreign-resources.ts';

const at = (path: string, html: string) => ({ path, html });
const broken = (html: string): readonly string[] =>
  findBrokenLinks({ pages: [at('guide/', html), at('errors/', '<h2 id="codes">')], base: '/vitrum/', has: (path) => path === 'lab/' });

test.each([
  ['<a href="/vitrum/errors/#codes">', []],
  ['<a href="../errors/">', []],
  ['<a href="/vitrum/lab/">', []],
  ['<a href="https://example.org/gone">', []],
  ['<a href="https://…/?embed=pad">', []],
  ['<a href="#here"><p id="here">', []],
  ['<a href="/vitrum/gone/">', ['guide/: /vitrum/gone/ leads to nothing']],
  ['<img src="gone.svg">', ['guide/: gone.svg leads to nothing']],
  ['<a href="/errors/">', ['guide/: /errors/ leaves the site, which begins at /vitrum/']],
  ['<a href="../errors/#other">', ['guide/: ../errors/#other there is no place "other" on that page']],
  ['<a href="#nowhere">', ['guide/: #nowhere there is no place "nowhere" on that page']],
])('%s', (html, expected) => {
  expect(broken(html)).toEqual(expected);
});

test('what is loaded from another host is found, and links are not', () => {
  const html = '<a href="https://example.org/"><script src="https://example.org/a.js"></script><link rel="canonical" href="https://example.org/"><img src="b.svg">';
  expect(findForeignResources([at('guide/', html)])).toEqual(['guide/: <script src="https://example.org/a.js">']);
});

test('a page without a title of its own, a description, a heading or a main part is found', () => {
  const whole = (title: string): string => `<title>${title} | vitrum</title><meta name="description" content="What it is."><main><h1>${title}</h1></main>`;
  expect(findMissingParts([at('', whole('a')), at('guide/', whole('b'))])).toEqual([]);
  expect(findMissingParts([at('', whole('a')), at('guide/', whole('a')), at('errors/', '<title>c | vitrum</title><h1> </h1>')])).toEqual([
    'guide/: its title, "a | vitrum", is that of the first page',
    'errors/: there is no description',
    'errors/: there is no heading',
    'errors/: there is no main part',
  ]);
});
