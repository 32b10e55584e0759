import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeProblems } from './support/axe.ts';
import { openLab, sharedLab, type OpenLab } from './support/lab.ts';
import { digitsAddress, figure } from './support/page-parts.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 60_000 });

const folder = temporaryFolder();

const classAt = (lab: OpenLab, place: number): Locator => lab.page.locator('.own-class').nth(place);

/** A PNG file with a bar, each at another place. */
async function picture(page: Page, place: number): Promise<Buffer> {
  const text = await page.evaluate((at) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 60, height: 60 });
    canvas.getContext('2d')?.fillRect(10 + at, 5, 8, 50);
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  }, place);
  return Buffer.from(text, 'base64');
}

/** Drops files and folders of this machine, as a person does. */
async function drop(page: Page, target: Locator, files: readonly string[]): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (box === null) throw new Error('There is nothing to drop on.');
  const session = await page.context().newCDPSession(page);
  const at = { x: box.x + box.width / 2, y: box.y + 20, data: { items: [], files: [...files], dragOperationsMask: 1 } };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await session.send('Input.dispatchDragEvent', { type, ...at });
  await session.detach();
}

/** Pastes a picture, as the clipboard of the system would hold it. */
async function paste(page: Page, png: Buffer): Promise<void> {
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))], 'image.png', { type: 'image/png' }));
    (document.activeElement ?? document.body).dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, png.toString('base64'));
}

describe('two classes within a minute, as a person makes them', () => {
  const lab = sharedLab({ address: `${digitsAddress(100, 50)}&room=data`, width: 1440, height: 900 });

  test('the camera takes pictures while its button is held', async () => {
    const { page } = lab();
    const card = classAt(lab(), 0);
    await card.getByRole('textbox', { name: 'Name' }).fill('me');
    await card.getByRole('button', { name: 'Camera' }).click();
    const take = card.getByRole('button', { name: 'Take pictures of me' });
    await eventually(() => take.isEnabled()).toBe(true);
    expect(await axeProblems(page, '.own-data')).toEqual([]);
    await take.hover();
    await page.mouse.down();
    await eventually(async () => Number.parseInt(await card.locator('.numbers').first().innerText())).toBeGreaterThanOrEqual(4);
    await page.mouse.up();
    const count = await card.locator('.numbers').first().innerText();
    await take.press('Enter'); // one more by the keyboard
    await eventually(async () => card.locator('.numbers').first().innerText()).toBe(`${Number.parseInt(count) + 1} pictures`);
    // The test picture of the browser is not black.
    const isSeen = await card.locator('canvas').last().evaluate((canvas: HTMLCanvasElement) => (canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []).some((value, index) => index % 4 !== 3 && value > 40));
    expect(isSeen).toBe(true);
    await card.getByRole('button', { name: 'Camera' }).click();
    expect(await page.locator('video').count()).toBe(0);
  });

  test('pictures and folders are dropped on a class, and one is pasted into it', async () => {
    const { page } = lab();
    const bars = join(folder, 'bars');
    mkdirSync(bars);
    for (const place of [1, 2, 3, 4]) writeFileSync(join(bars, `${place}.png`), await picture(page, place));
    writeFileSync(join(bars, '.hidden'), 'no picture');
    writeFileSync(join(folder, 'single.png'), await picture(page, 9));
    const card = classAt(lab(), 1);
    await card.getByRole('textbox', { name: 'Name' }).fill('bars');
    const count = () => card.locator('.numbers').first().innerText();
    await drop(page, card, [bars]);
    await eventually(count).toBe('4 pictures');
    await drop(page, card, [join(folder, 'single.png')]);
    await eventually(count).toBe('5 pictures');
    await card.getByText('press here and paste one').click();
    await paste(page, await picture(page, 12));
    await eventually(count).toBe('6 pictures');
    expect(await page.locator('.drop-anywhere').count()).toBe(0);
    expect(await page.locator('.messages-warning').count()).toBe(0);
    writeFileSync(join(folder, 'letter.txt'), 'no picture');
    await drop(page, card, [join(folder, 'letter.txt')]);
    await page.getByText('Passed over, for this browser reads no picture in them: letter.txt').waitFor();
    expect(await count()).toBe('6 pictures');
  });

  test('and a network learns to tell them apart', async () => {
    const { page } = lab();
    await page.getByRole('button', { name: /^Use these \d+ pictures/ }).click();
    await eventually(() => page.locator('[data-part="network"] .network-view-output-name').allInnerTexts()).toEqual(['me', 'bars']);
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await page.getByRole('button', { name: 'Train on' }).waitFor();
    await eventually(async () => Number.parseFloat(await figure(lab(), 'test accuracy').innerText())).toBe(100);
    expect(lab().errors).toEqual([]);
  });
});

test('a camera that is refused is told, and the button is free again', async () => {
  const lab = await openLab({ address: `${digitsAddress(100, 50)}&room=data`, width: 390, height: 844, hasTouch: true });
  await lab.page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('Refused', 'NotAllowedError'));
  });
  const camera = classAt(lab, 0).getByRole('button', { name: 'Camera' });
  await camera.tap();
  await lab.page.getByText('The camera cannot be used.').waitFor();
  expect(await camera.getAttribute('aria-pressed')).toBe('false');
});
