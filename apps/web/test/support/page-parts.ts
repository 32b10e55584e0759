import type { Locator } from 'playwright-core';
import type { OpenLab } from './lab.ts';

/** The address of a run on drawn digits: few of them, so that an epoch and its test are a moment. */
export const digitsAddress = (train: number, test: number): string => `#dataset=${encodeURIComponent(JSON.stringify({ type: 'synthetic-digits', train, test }))}`;

export const button = (lab: OpenLab, name: string): Locator => lab.page.getByRole('button', { name, exact: true });

/** A figure of the top bar. */
export const figure = (lab: OpenLab, name: string): Locator =>
  lab.page.locator('.read-out > div').filter({ has: lab.page.getByText(name, { exact: true }) }).locator('dd');

export const examplesSeen = async (lab: OpenLab): Promise<number> => Number((await figure(lab, 'examples seen').innerText()).replaceAll(',', ''));

/** Loads a plugin and agrees to run it. */
export async function loadPlugin({ page }: OpenLab, name: string, source: string): Promise<void> {
  await page.getByRole('tab', { name: 'Plugins' }).click();
  await page.getByLabel("A plugin's file").setInputFiles({ name, mimeType: 'text/javascript', buffer: Buffer.from(source) });
  await page.getByRole('dialog', { name: 'Load this plugin?' }).getByRole('button', { name: 'Load', exact: true }).click();
}
