import { createServer } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { listen } from '../server/listen.ts';
import { serveLab } from '../server/serve.ts';
import { axeProblems } from './support/axe.ts';
import { builtSite } from './support/built-site.ts';
import { sharedLab } from './support/lab.ts';

const run = '#dataset=synthetic-digits&limit=60&epochs=1&seed=7';

describe('a part of the lab by itself', () => {
  const lab = sharedLab({ address: `?embed=network${run}`, width: 700, height: 500 });

  test('is there with the buttons and a link to the whole, and nothing else', async () => {
    const { page } = lab();
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await page.getByRole('button', { name: 'Train on' }).waitFor();
    await page.getByText('25,818 parameters').waitFor();
    expect(await page.getByRole('tab').count()).toBe(0);
    expect(await page.locator('header, .lesson-text').count()).toBe(0);
    const whole = await page.getByRole('link', { name: 'vitrum: open the whole lab' }).getAttribute('href');
    expect(new URL(whole ?? '').search).toBe('');
    expect(await axeProblems(page, 'html')).toEqual([]);
  });

  test.each([
    ['curves', 'img', /^Loss over/],
    ['pad', 'application', 'Drawing pad'],
    ['neuron', 'region', "One neuron's arithmetic"],
    ['valley', 'region', 'The valley of the cost'],
    ['field', 'img', /^The training samples of/],
    ['lesson', 'heading', '6. The valley'],
  ] as const)('%s', async (part, role, name) => {
    const { page, url } = lab();
    await page.goto(`${url}?embed=${part}${part === 'field' ? '' : run}${part === 'lesson' ? '&lesson=the-valley' : ''}`);
    await page.getByRole(role, { name }).first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    if (part === 'lesson') await page.getByRole('region', { name: 'The valley of the cost' }).waitFor();
  });

  test('another name is told, with the nearest', async () => {
    const { page, url } = lab();
    await page.goto(`${url}?embed=vally${run}`);
    await page.getByText('Did you mean "valley"?').waitFor();
    expect(lab().errors).toEqual([]);
  });
});

describe('in a frame of another page', () => {
  const lab = sharedLab({ address: '?embed=pad#dataset=synthetic-digits&limit=60', width: 600, height: 400 });

  test.each([
    [true, 1],
    [false, 0],
  ])('which is allowed: %s', async (isAllowed, pads) => {
    let framed = '';
    const blog = createServer((_, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end(`<title>a blog</title><iframe width="500" height="300" src="${framed}"></iframe>`));
    const origin = `http://localhost:${await listen(blog, 0, 'localhost')}`;
    const served = await serveLab({ site: await builtSite(), port: 0, datasets: [], ...(isAllowed && { allowFraming: [origin] }) });
    onTestFinished(async () => {
      blog.closeAllConnections();
      blog.close();
      await served.close();
    });
    framed = `${served.url}?embed=pad#dataset=synthetic-digits&amp;limit=60`;
    const { page } = lab();
    const refused = page.waitForEvent('console', { predicate: (message) => message.text().includes('frame-ancestors') }).catch(() => undefined);
    await page.goto(origin);
    const pad = page.frameLocator('iframe').getByRole('application', { name: 'Drawing pad' });
    if (isAllowed) await pad.waitFor();
    else await refused;
    expect(await pad.count()).toBe(pads);
  });
});
