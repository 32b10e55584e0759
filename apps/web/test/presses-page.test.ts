import { expect, test } from 'vitest';
import { openLab, type OpenLab } from './support/lab.ts';
import { button, digitsAddress, examplesSeen, figure } from './support/page-parts.ts';

const shortRun = `${digitsAddress(200, 100)}&epochs=2`;

/** A page that has not read its address yet; the function that is returned lets it. */
async function reading(lab: OpenLab): Promise<() => void> {
  let read: () => void = () => undefined;
  const isRead = new Promise<void>((resolve) => (read = resolve));
  await lab.context.route('**/read-address*.js', async (route) => {
    await isRead;
    await route.continue();
  });
  await lab.page.reload({ waitUntil: 'commit' });
  return read;
}

test('Train before the page has read its address trains the run of the address', async () => {
  const lab = await openLab({ address: shortRun });
  const read = await reading(lab);
  await button(lab, 'Train').click();
  await button(lab, 'Reading the data …').waitFor();
  read();
  await button(lab, 'Train on').waitFor();
  expect(await examplesSeen(lab)).toBe(400);
});

test('a model that is opened before the page has read its address keeps its place', async () => {
  const lab = await openLab({ address: shortRun });
  const read = await reading(lab);
  await lab.page.getByRole('tab', { name: 'Models and runs' }).click();
  await button(lab, 'Load the trained example').click();
  read();
  await expect.poll(() => figure(lab, 'state').innerText()).toBe('opened, trained elsewhere');
  expect(lab.errors).toEqual([]);
});

test('a lesson that is put away and a room that is opened before the page has read its address stay so', async () => {
  const lab = await openLab({ address: `${shortRun}&lesson=the-cost&room=weights&pace=slow` });
  const read = await reading(lab);
  await lab.page.getByRole('heading', { name: '1. The data' }).waitFor();
  await button(lab, 'Put away').click();
  await lab.page.getByRole('tab', { name: 'Models and runs' }).click();
  read();
  await expect.poll(() => lab.page.getByRole('combobox', { name: 'Speed' }).inputValue()).toBe('slow'); // the rest of the address is shown
  expect(await button(lab, 'Open lesson 1 again').isVisible()).toBe(true);
  expect(await lab.page.getByRole('tab', { name: 'Models and runs' }).getAttribute('aria-selected')).toBe('true');
});
