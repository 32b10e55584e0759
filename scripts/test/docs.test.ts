import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { errorCodes } from '@vitrum/core';
import { errorPage } from '../docs/error-page.ts';
import { pages } from '../docs/pages.ts';
import { repositoryRoot } from '../workspace.ts';

test.each(Object.entries(pages))('%s is what `npm run docs` writes', (path, render) => {
  expect(readFileSync(join(repositoryRoot, path), 'utf8')).toBe(render());
});

describe('the page of errors', () => {
  const rows = errorPage().split('\n').filter((line) => line.startsWith('| `'));

  test('has one row for every code', () => {
    expect(rows.map((row) => /`(\w+)`/.exec(row)?.[1]).sort()).toEqual(Object.keys(errorCodes).sort());
  });

  test('says what a code means', () => {
    expect(rows).toContain('| `VITRUM_NAME_TAKEN` | Two plugins contribute the same name |');
  });
});
