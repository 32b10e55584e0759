import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeProblems } from './support/axe.ts';
import { openLab, sharedLab } from './support/lab.ts';
import { figure } from './support/page-parts.ts';

const value = (json: unknown): string => encodeURIComponent(JSON.stringify(json));
const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 60_000 });

/** PNG files of disks or of bars, each a little different. */
async function pictures(page: Page, kind: 'disk' | 'bar', count: number): Promise<{ name: string; mimeType: string; buffer: Buffer }[]> {
  const encoded = await page.evaluate(([what, many]) => {
    return Array.from({ length: many }, (_, i) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 80, height: 60 });
      const context = canvas.getContext('2d');
      if (context === null) return '';
      context.fillStyle = 'black';
      context.fillRect(0, 0, 80, 60);
      context.fillStyle = 'white';
      if (what === 'bar') context.fillRect(20 + i, 5, 8, 50);
      else {
        context.beginPath();
        context.arc(35 + i, 30, 18, 0, 7);
        context.fill();
      }
      return canvas.toDataURL('image/png').split(',')[1] ?? '';
    });
  }, [kind, count] as const);
  return encoded.map((text, i) => ({ name: `${kind}-${i}.png`, mimeType: 'image/png', buffer: Buffer.from(text, 'base64') }));
}

test('two classes of one’s own: pictures, a drawing in them, and a network that tells them apart', async () => {
  const lab = await openLab({ address: `#dataset=${value({ type: 'synthetic-digits', train: 100, test: 50 })}`, width: 1440, height: 900 });
  const { page } = lab;
  await page.getByRole('tab', { name: 'Data', exact: true }).click();
  const section = page.getByRole('region', { name: 'Make your own classes' });
  const use = section.getByRole('button', { name: /^Use these/ });
  expect(await use.isDisabled()).toBe(true);
  for (const [place, kind] of (['disk', 'bar'] as const).entries()) {
    const card = section.locator('.own-class').nth(place);
    await card.getByRole('textbox', { name: 'Name' }).fill(kind);
    await card.getByLabel(`Pictures for ${kind}`).setInputFiles(await pictures(page, kind, 12));
    await card.getByText('12 pictures').waitFor();
  }
  expect(await axeProblems(page, '.own-data')).toEqual([]);
  expect(await section.innerText()).toContain('They stay in this browser');
  await lab.screenshot('own-data-1440');
  await use.click();
  await eventually(() => page.locator('[data-part="network"] .network-view-output-name').allInnerTexts()).toEqual(['disk', 'bar']);
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.getByRole('button', { name: 'Train on' }).click();
  await eventually(async () => Number.parseFloat(await figure(lab, 'test accuracy').innerText())).toBe(100);
  lab.expectOnlyOwnOrigin();
  expect(lab.errors).toEqual([]);
});

describe('a drawing', () => {
  const lab = sharedLab({ address: `#dataset=${value({ type: 'synthetic-digits', train: 300, test: 50 })}`, width: 1440, height: 900 });

  test('is learned by one step, after which its cost is less', async () => {
    const { page } = lab();
    const box = await page.locator('[data-part="pad"] canvas').first().boundingBox();
    if (box === null) throw new Error('There is no pad to draw on.');
    await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.7, box.y + box.height * 0.25);
    await page.mouse.move(box.x + box.width * 0.45, box.y + box.height * 0.8);
    await page.mouse.up();
    const teach = page.getByRole('group', { name: 'Teach it' });
    await teach.getByLabel('This is').selectOption('7');
    await teach.getByRole('button', { name: 'One step on it' }).click();
    await eventually(() => teach.innerText()).toContain('its cost went from');
    const [before = NaN, after = NaN] = (await teach.innerText()).match(/\d+\.\d+/g)?.map(Number) ?? [];
    expect(after).toBeLessThan(before);
    expect(await axeProblems(page, '.teach-drawing')).toEqual([]);
  });

  test('joins the training data, with which training goes on', async () => {
    const { page } = lab();
    await page.getByRole('button', { name: 'Add it to the training data' }).click();
    await page.getByText('The training data have 1 of yours now').waitFor();
    await eventually(() => page.getByRole('button', { name: /^Training \d/ }).innerText()).toContain('301');
    await page.getByRole('button', { name: '1 epoch', exact: true }).click();
    await eventually(() => figure(lab(), 'examples seen').innerText()).toBe('301');
    expect(lab().errors).toEqual([]);
  });
});

test('a click in the plane adds a point of a class to the training data', async () => {
  const lab = await openLab({ address: '#dataset=two-moons', width: 1440, height: 900 });
  const { page } = lab;
  const choice = page.getByRole('group', { name: 'What a click does' });
  await choice.getByRole('button').nth(1).click();
  const samples = page.getByRole('button', { name: /^Training \d/ });
  const count = async (): Promise<number> => Number((await samples.innerText()).replaceAll(/\D/g, ''));
  const before = await count();
  await page.locator('.field-panel-picture').click({ position: { x: 20, y: 20 } });
  await page.getByText('1 point of your own').waitFor();
  await eventually(count).toBe(before + 1);
  await page.locator('.field-panel-picture').click({ position: { x: 40, y: 40 } });
  await page.getByText('2 points of your own').waitFor();
  expect(lab.errors).toEqual([]);
});
