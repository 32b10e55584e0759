import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCodes } from '@vitrum/core';
import { errorPage } from '@vitrum/core/internal';
import { expect, test } from 'vitest';
import { repositoryRoot } from '../shared/workspace.ts';

const read = (path: string): string => readFileSync(join(repositoryRoot, path), 'utf8');

test('errors lead to their code on the site, at the address to which it is published', () => {
  const workflow = read('.github/workflows/site.yml');
  const valueOf = (name: string): string => new RegExp(`${name}: (\\S+)`).exec(workflow)?.[1] ?? '';
  const lab = new URL(valueOf('VITRUM_SITE_ADDRESS'));
  expect(lab.pathname).toBe(`/${valueOf('VITRUM_SITE_BASE')}/lab/`);
  expect(errorPage('VITRUM_DIVERGED')).toBe(new URL('../errors/#vitrum_diverged', lab).href);
  expect(read('docs/errors.md').match(/^### VITRUM_\w+$/gm)).toHaveLength(Object.keys(errorCodes).length);
});
