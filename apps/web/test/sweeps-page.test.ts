import { appendFileSync, readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { axeProblems } from './support/axe.ts';
import { sweptFolder } from './support/command-line.ts';
import { openLab } from './support/lab.ts';

const description = new URL('recorded/sweep/sweep.yaml', import.meta.url);
const dataset = encodeURIComponent(JSON.stringify({ type: 'synthetic-digits', limit: 120 }));
const address = `#dataset=${dataset}&epochs=2&seed=5`;

test('a sweep of the command line stands in the list of runs, the best trial first, and is compared; a broken line is told of', async () => {
  const folder = await sweptFolder(description);
  const records = `${folder}/trials.jsonl`;
  const { length } = readFileSync(records, 'utf8').trimEnd().split('\n'); // trials that run beside each other fail once or twice
  appendFileSync(records, '{"event":"fini');
  const lab = await openLab({ address, width: 1440, height: 900 });
  const { page, errors } = lab;
  await page.getByRole('tab', { name: 'Models and runs' }).click();
  await page.getByLabel('Choose a folder').setInputFiles(folder);
  await page.getByText(`Line ${length + 1} of run/trials.jsonl is no record of a trial and is left out.`).waitFor();
  const list = page.getByRole('region', { name: 'Kept runs' });
  const names = list.locator('tbody').getByRole('rowheader');
  const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);
  await expect.poll(() => names.allInnerTexts()).toEqual([
    matching(/^learning rate 0\.02, adam, seed 7\s+run, trial 2, seed 7, fingerprint efd15e977e8a6b4d…/),
    matching(/^learning rate 0\.02, adam, seed 8/),
    ...Array.from({ length: 8 }, () => matching(/^learning rate .*, seed [78]/)),
    matching(/^learning rate 1e\+38, adam\s/),
  ]);
  await list.getByRole('img', { name: 'Learning curve: 30.00\u00a0%, 40.00\u00a0%, 56.67\u00a0%' }).waitFor();
  await list.getByText('failed: Training diverged in epoch 1').waitFor();

  // The same numbers as the command line wrote them.
  const { importance } = JSON.parse(readFileSync(`${folder}/summary.json`, 'utf8')) as { readonly importance: Readonly<Record<string, number>> }; // of a sweep that has ended
  const findings = page.getByRole('region', { name: 'Which settings mattered: run' });
  const written = [['learning rate', importance['training.learningRate']], ['optimizer', importance['training.optimizer']]] as const;
  for (const [name, share] of written) await findings.getByRole('button', { name: `${name} ${(100 * (share ?? NaN)).toFixed(2)}\u00a0%` }).waitFor();
  await findings.getByRole('button', { name: /^optimizer/ }).click();
  await findings.getByRole('img', { name: /^accuracy against optimizer\. adam: / }).waitFor();
  await names.nth(3).scrollIntoViewIfNeeded();
  await lab.screenshot('sweep-1440');
  expect(await axeProblems(page, '.rooms')).toEqual([]);

  const row = (name: RegExp) => list.getByRole('row', { name });
  await row(/0\.02, adam, seed 7/).getByRole('checkbox').check();
  await row(/0\.0001, adam, seed 8/).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Compare them' }).click();
  const table = page.getByRole('region', { name: 'What differs' });
  await expect.poll(() => table.getByRole('row', { name: /^learning rate/ }).getByRole('cell').allInnerTexts()).toEqual([expect.any(String), '0.02', '0.0001']);
  await expect.poll(() => table.getByRole('row', { name: /^(validation|test) accuracy/ }).getByRole('cell').allInnerTexts()).toEqual(['', '56.67\u00a0%', '6.67\u00a0%']);
  await page.getByRole('region', { name: /^Confusion matrix of .*0\.02/ }).waitFor();
  expect(errors).toEqual([]);
});

test('trials.jsonl alone tells of runs without files: figures and curves, no networks', async () => {
  const lab = await openLab({ address, width: 1024, height: 768 });
  const { page, errors } = lab;
  await page.getByRole('tab', { name: 'Models and runs' }).click();
  const recorded = (name: string): string => new URL(`recorded/sweep/${name}`, import.meta.url).pathname;
  await page.getByLabel('Choose files').setInputFiles([recorded('trials.jsonl'), recorded('sweep.json')]);
  const list = page.getByRole('region', { name: 'Kept runs' });
  const best = list.locator('tbody').getByRole('row').first();
  await best.getByText('accuracy 56.67\u00a0% in validation').waitFor();
  await expect.poll(() => best.getByRole('button').allInnerTexts()).toEqual(['Delete']);
  await best.getByRole('checkbox').check();
  await expect.poll(() => page.getByRole('img', { name: /^Accuracy over the epochs/ }).getAttribute('aria-label')).toContain('validation: 56.67\u00a0% (after epoch 3)');
  await page.getByRole('button', { name: 'Compare them' }).click();
  await page.getByRole('region', { name: 'What differs' }).getByRole('row', { name: /^learning rate/ }).getByText('0.02').waitFor();
  await page.getByRole('region', { name: 'What differs' }).scrollIntoViewIfNeeded();
  await lab.screenshot('sweep-alone-1024');

  // The same in an archive, beside them.
  const packed = zipSync({ 'trials.jsonl': readFileSync(recorded('trials.jsonl')), 'sweep.json': readFileSync(recorded('sweep.json')) });
  await page.getByRole('tab', { name: 'Models and runs' }).click();
  await page.getByLabel('Choose files').setInputFiles({ name: 'packed.zip', mimeType: 'application/zip', buffer: Buffer.from(packed) });
  await list.getByText(/^packed, trial 2, seed 7, fingerprint efd15e977e8a6b4d…, mean of 2 seeds 48\.34\u00a0%$/).waitFor();
  expect(errors).toEqual([]);
});
