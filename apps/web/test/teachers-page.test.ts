import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lessons } from '../src/page/lessons/lessons.ts';
import { teachersHtml } from '../vite/teachers-page.ts';
import { axeProblems } from './support/axe.ts';
import { builtSite } from './support/built-site.ts';
import { openLab } from './support/lab.ts';

test('the page for teachers has a link to every lesson, with its minutes and its question, and no script', () => {
  const html = teachersHtml();
  for (const { id, title } of lessons) expect(html).toContain(`<a href="./#lesson=${id}">${title}</a>`);
  expect(html.match(/\d+ minutes<\/span>/g)).toHaveLength(12);
  expect(html.match(/<summary>/g)).toHaveLength(12);
  expect(html).not.toMatch(/<script|<style|\sstyle=/);
});

test('its links open the lessons; axe finds nothing', async () => {
  const { page, errors } = await openLab({ address: 'teachers.html' });
  await page.getByRole('heading', { name: 'vitrum for teachers' }).waitFor();
  expect(await axeProblems(page, 'html')).toEqual([]);
  await page.getByRole('link', { name: 'Forward' }).click();
  await page.getByRole('heading', { name: '4. Forward' }).waitFor();
  expect(errors).toEqual([]);
});

test('the page says what it is where there is no script, and to those who show links to it', async () => {
  const html = await readFile(join(await builtSite(), 'index.html'), 'utf8');
  expect(html).toMatch(/<noscript>[^]*it needs JavaScript[^]*teachers\.html[^]*<\/noscript>/);
  for (const property of ['og:title', 'og:description', 'og:image', 'og:type']) expect(html).toContain(`property="${property}"`);
  const picture = await readFile(join(await builtSite(), 'og.png'));
  // The PNG header: width and height, big-endian, from byte 16 on.
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1200, 630]);
});
