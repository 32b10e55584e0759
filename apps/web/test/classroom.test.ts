import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { listen } from '../server/listen.ts';
import { axeProblems } from './support/axe.ts';
import { sharedLab } from './support/lab.ts';
import { button, figure } from './support/page-parts.ts';

const folder = new URL('../../../examples/classroom/', import.meta.url);
const sheet = await readFile(new URL('sheet.html', folder), 'utf8');
const notes = await readFile(new URL('README.md', folder), 'utf8');

/** What the links of the sheet lead to, by step. */
const links = new Map([...sheet.matchAll(/<a data-step="(\w+)" href="http:\/\/localhost:8080\/([^"]*)"/g)].map(([, step = '', address = '']) => [step, address.replaceAll('&amp;', '&')]));

/** The numbers that the teacher's notes give for a step: what stands in bold in its row. */
function numbersOf(step: string): readonly string[] {
  const row = notes.split('\n').find((line) => line.startsWith(`| ${step} |`)) ?? '';
  return [...row.matchAll(/\*\*([^*]+)\*\*/g)].map(([, number = '']) => number);
}

const lab = sharedLab();

/** Opens a step as a pupil does who presses its link in a tab of its own. */
async function open(step: string): Promise<void> {
  const { page, url } = lab();
  await page.goto('about:blank');
  await page.goto(url + (links.get(step) ?? `#no link of step ${step}`));
  await button(lab(), 'Train').waitFor();
}

async function train(): Promise<void> {
  await button(lab(), 'Train').click();
  await button(lab(), 'Train on').waitFor();
}

const accuracy = async (): Promise<string> => (await figure(lab(), 'test accuracy').innerText()).replace(/ of 500$/, '').replace('\u00a0', ' ');
const cell = (row: string) => lab().page.getByRole('tabpanel', { name: 'One neuron' }).getByRole('row', { name: row }).getByRole('cell').last();
const output = async (): Promise<string> => {
  const heading = await lab().page.getByRole('heading', { name: /^Neuron 6 of layer 3 .* for test sample 9: z = / }).innerText();
  return /a = (\S+)$/.exec(heading)?.[1] ?? heading;
};

test('every link of the sheet is tried', () => {
  expect([...links.keys()]).toEqual(['1', '2', '4', '5a', '5b', '6']);
});

test('step 1: the picture, and how many there are', async () => {
  await open('1');
  const { page } = lab();
  await page.getByRole('heading', { name: '1. The data' }).waitFor();
  const [digit = '', inputs = '', training = '', held = ''] = numbersOf('1');
  await page.getByRole('group', { name: 'Which samples' }).getByRole('button', { name: /^Test/ }).click();
  expect(await page.getByRole('button', { name: /^Sample 9: / }).getAttribute('aria-label')).toBe(`Sample 9: ${digit}`);
  expect(Number(inputs)).toBe(28 * 28);
  for (const count of [training, held]) await page.getByText(count, { exact: true }).first().waitFor();
});

test('steps 2 and 3: the sum of the neuron, and guessing', async () => {
  await open('2');
  await lab().page.getByRole('heading', { name: '2. One neuron' }).waitFor();
  const z = await cell('z = sum + bias').innerText();
  expect([await cell('sum of all products').innerText(), await cell('bias b').innerText(), z, await output()]).toEqual(numbersOf('2').slice(0, 4));
  const [sum = 0, bias = 0, added = 0, a = 0, off = 0] = numbersOf('2').map((text) => Number(text.replace('−', '-')));
  expect(sum + bias).toBeCloseTo(added, 3);
  expect(Math.tanh(added)).toBeCloseTo(a, 3);
  expect(1 - a).toBeCloseTo(off, 3);
  expect([await accuracy()]).toEqual(numbersOf('3'));
});

test('step 4: the accuracy of each epoch, and the neuron afterwards', async () => {
  await open('4');
  await train();
  await lab().page.getByText('Epoch by epoch').click();
  const rows = lab().page.getByRole('table').filter({ hasText: '% right' }).getByRole('row');
  const right = (await rows.allInnerTexts()).map((row) => row.split('\t')).filter(([epoch = '']) => /^[1-5]$/.test(epoch)).map((row) => row[4]);
  expect([...right, await output()]).toEqual(numbersOf('4'));
});

test.each(['5a', '5b'])('step %s: one thing changed', async (step) => {
  await open(step);
  await train();
  expect([await accuracy()]).toEqual(numbersOf(step));
});

test('step 6: the pad alone answers for a drawing', async () => {
  await open('6');
  await train();
  const { page, errors } = lab();
  await page.getByRole('application', { name: 'Drawing pad' }).focus();
  for (const key of ['Space', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Space']) await page.keyboard.press(key);
  await page.getByText(/^Looks like an? \d/).first().waitFor();
  expect(errors).toEqual([]);
});

test('the sheet takes the address of a lab into its links; axe finds nothing in it', async () => {
  const server = createServer((_, response) => response.setHeader('Content-Type', 'text/html; charset=utf-8').end(sheet));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { page } = lab();
  await page.goto(`http://localhost:${await listen(server, 0, 'localhost')}/`);
  await page.getByLabel('Address of the lab').fill('https://school.example/lab/');
  await button(lab(), 'Use it in the links below').click();
  await page.waitForURL(/\?lab=/);
  const addresses = await page.locator('a[data-step]').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(addresses).toEqual([...links.values()].map((address) => `https://school.example/lab/${address}`));
  expect(await axeProblems(page, 'html')).toEqual([]);
});
