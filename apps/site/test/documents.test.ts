import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { toLabBeside } from '../build/classroom-sheets.ts';
import { describeText } from '../src/documents/describe-text.ts';
import { entryOf, introduceReference, linkCodes, linkToReference, packageFolderOf } from '../src/documents/reference-page.ts';
import { termAnchor } from '../src/markdown/term-anchors.ts';

describe('the description of a document is its first paragraph', () => {
  test.each([
    ['The *one* and `only`, see [there](a.md).\nOn two lines.\n\nMore.', 'The one and only, see there. On two lines.'],
    ['**Chosen.** A path of `a_b` and 2 * 3.', 'A path of a_b and 2 * 3.'],
    ['## A heading\n\n- a list\n\n| a | table |\n\n```ts\ncode\n```\n\n    npm run x\n\nThe text.', 'The text.'],
    [`${'Word and word. '.repeat(8)}${'more '.repeat(20)}`, 'Word and word. Word and word. Word and word. Word and word. Word and word. Word and word. Word and word. Word and word.'],
    ['word '.repeat(40), `${'word '.repeat(32)}…`],
    ['- nothing\n- but a list', undefined],
  ])('%j', (markdown, expected) => {
    expect(describeText(markdown)).toBe(expected);
  });
});

describe('a package has a page and a reference, which lead to each other', () => {
  const path = 'apps/site/dist/api/@vitrum/trainer/signs.md';

  test.each([
    [path, '@vitrum/trainer/signs', 'packages/trainer'],
    ['apps/site/dist/api/vitrum.md', 'vitrum', 'packages/vitrum'],
    ['apps/site/dist/api/vitrum/node.md', 'vitrum/node', 'packages/vitrum'],
  ])('%s is of %s in %s', (document, entry, folder) => {
    expect([entryOf(document), packageFolderOf(entry)]).toEqual([entry, folder]);
  });

  test.each(['apps/site/dist/api/README.md', 'docs/errors.md'])('%s is of none', (document) => expect(entryOf(document)).toBeUndefined());

  test('the links', () => {
    expect(introduceReference(path, '@vitrum/trainer/signs')).toContain('](../../../../../../packages/trainer/README.md)');
    const reference = linkToReference('packages/trainer/README.md', [path, 'apps/site/dist/api/@vitrum/core.md']);
    expect(reference.match(/\[.*\)/g)).toEqual(['[`@vitrum/trainer/signs`](../../apps/site/dist/api/@vitrum/trainer/signs.md)']);
    expect(linkToReference('packages/private/README.md', [path])).toBe('');
  });

  test('codes of errors are linked in text, and neither in headings nor in code', () => {
    const link = '[VITRUM_DIVERGED](../../../../docs/errors.md#vitrum_diverged)';
    const text = (code: string): string => `## VITRUM_DIVERGED\n\n${code}, \`VITRUM_DIVERGED\`.\n\n\`\`\`ts\n// VITRUM_DIVERGED\n\`\`\``;
    expect(linkCodes('apps/site/dist/api/vitrum.md', text('VITRUM_DIVERGED'))).toBe(text(link));
  });
});

test.each([['learning rate, η', 'term-learning-rate'], ['L1', 'term-l1'], ['pre-activation, z', 'term-pre-activation']])('the anchor of "%s" is %s', (term, anchor) => {
  expect(termAnchor(term)).toBe(anchor);
});

test('the sheet for pupils leads to the lab beside it', () => {
  const sheet = readFileSync(join(import.meta.dirname, '../../../examples/classroom/sheet.html'), 'utf8');
  const onSite = toLabBeside(sheet, '../../');
  expect(onSite).not.toContain('localhost');
  expect(onSite).toContain('href="../../lab/#lesson=');
  expect(() => toLabBeside('<p>none</p>', '../')).toThrow('A sheet links to http://localhost:8080/');
});
