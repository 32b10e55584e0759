import { describe, expect, test } from 'vitest';
import { axeProblems } from './support/axe.ts';
import { openLab, sharedLab } from './support/lab.ts';
import { button, digitsAddress } from './support/page-parts.ts';

describe('a term explains itself where it stands', () => {
  const lab = sharedLab({ address: `${digitsAddress(100, 50)}&lesson=training&room=settings`, width: 1440, height: 900 });
  const note = () => lab().page.locator('.term-note');

  test('at a press, with a name and a text for those who do not see it; a second press closes it', async () => {
    const { page } = lab();
    const epoch = page.locator('.read-out').getByRole('button', { name: 'epoch', exact: true });
    await epoch.click();
    await note().getByText('One pass over all training samples.').waitFor();
    expect(await page.getByRole('dialog', { name: 'epoch' }).count()).toBe(1);
    expect(await epoch.getAttribute('aria-expanded')).toBe('true');
    expect(await axeProblems(page, 'html')).toEqual([]);
    await epoch.click();
    await note().waitFor({ state: 'hidden' });
    expect(await epoch.getAttribute('aria-expanded')).toBe('false');
  });

  test('by the keyboard, and Escape leads back to the term', async () => {
    const { page } = lab();
    const mark = button(lab(), 'Learning rate: what is that?');
    await mark.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Learning rate' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('term-note');
    await page.keyboard.press('Escape');
    await note().waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Learning rate: what is that?');
    await page.getByRole('tabpanel', { name: 'Settings' }).waitFor(); // the room is still open
  });

  test('in the text of a lesson, once in a paragraph; what is pressed elsewhere closes it', async () => {
    const { page } = lab();
    const lesson = page.locator('[data-part="lesson"]');
    await lesson.getByText('The whole lesson').click();
    const accuracy = lesson.getByRole('button', { name: 'accuracy', exact: true });
    await accuracy.click();
    await page.getByRole('dialog', { name: 'accuracy' }).waitFor();
    await page.getByRole('heading', { name: 'The network' }).click();
    await note().waitFor({ state: 'hidden' });
    expect(await accuracy.count()).toBe(1);
    expect(lab().errors).toEqual([]);
  });
});

test.each([390, 1024])('at %i pixels the note is within the window, beside its term', async (width) => {
  const { page } = await openLab({ address: digitsAddress(100, 50), width, height: 844, hasTouch: true });
  const accuracy = page.locator('.read-out').getByRole('button', { name: 'test accuracy', exact: true });
  await accuracy.tap();
  const note = page.getByRole('dialog', { name: 'test accuracy' });
  const [box, term] = [await note.boundingBox(), await accuracy.boundingBox()];
  if (box === null || term === null) throw new Error('The note has no place.');
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(width);
  expect(box.y - (term.y + term.height)).toBeLessThan(12);
  expect(box.y).toBeGreaterThan(term.y + term.height - 1);
});
