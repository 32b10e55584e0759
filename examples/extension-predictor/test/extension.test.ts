import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type BrowserContext, type CDPSession } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Model } from 'vitrum';
import { axeProblems } from '../../../apps/web/test/support/axe.ts';
import { hasBrowser } from '../../../apps/web/test/support/browser/shared-browser.ts';
import { startBrowser } from '../../../apps/web/test/support/browser/start-browser.ts';
import { buildExtension } from '../src/build.ts';

let folder: string;
let model: Model;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vitrum-extension-'));
  model = await buildExtension(folder);
});
afterAll(() => rm(folder, { recursive: true }));

interface Judged {
  readonly share: number;
  readonly effects: readonly { readonly term: string; readonly effect: number }[];
}

const judge = async (text: string): Promise<Judged | undefined> => {
  const module = (await import(/* @vite-ignore */ pathToFileURL(join(folder, 'judge.js')).href)) as { judge(text: string): Judged | undefined };
  return module.judge(text);
};

const sentences = (await readFile(join(import.meta.dirname, '../../data/sentiment.txt'), 'utf8')).trim().split('\n').map((line) => line.split('\t')[1] ?? '');

test('without vitrum, it judges as the model does', async () => {
  for (const sentence of [...sentences.filter((_, i) => i % 50 === 0), 'It’s NOT good!', 'Déjà vu, l’été: great']) {
    const expected = model.predict([sentence])[0]?.probabilities?.['positive'];
    expect((await judge(sentence))?.share, sentence).toBeCloseTo(expected ?? Number.NaN, 5);
  }
});

test('it says which words count, and that it knows none', async () => {
  const { effects = [] } = (await judge('the hotel was great but the room was dirty')) ?? {};
  const effectOf = (term: string): number => effects.find((each) => each.term === term)?.effect ?? 0;
  expect(effectOf('great')).toBeGreaterThan(0.05);
  expect(effectOf('dirty')).toBeLessThan(-0.05);
  expect(await judge('xyzzy')).toBeUndefined();
  expect(await judge('')).toBeUndefined();
});

test('it is below ten kilobytes without what the network has learned', async () => {
  const files = await readdir(folder);
  expect(files.sort()).toEqual(['judge.js', 'manifest.json', 'model.js', 'popup.css', 'popup.html', 'popup.js', 'words.js']);
  const texts = await Promise.all(files.filter((name) => name !== 'words.js').map((name) => readFile(join(folder, name), 'utf8')));
  const code = texts.map((text) => text.replaceAll(/'[A-Za-z0-9+/=]{500,}'/g, "''"));
  expect(code.join('').length).toBeLessThan(10_000);
});

test('it asks for nothing but the page that it is opened on, and runs no code but its own', async () => {
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Readonly<Record<string, unknown>>;
  expect(manifest['permissions']).toEqual(['activeTab', 'scripting']);
  expect(Object.keys(manifest)).not.toContain('host_permissions');
  expect(Object.keys(manifest)).not.toContain('content_scripts');
  expect(manifest['content_security_policy']).toEqual({ extension_pages: "default-src 'none'; script-src 'self'; style-src 'self'" });
});

describe.runIf(hasBrowser)('in a browser', () => {
  const text = 'The staff was wonderful and the breakfast excellent.';
  let context: BrowserContext;
  let session: CDPSession;
  let server: Server;
  let id: string;
  const errors: string[] = [];

  beforeAll(async () => {
    server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(`<title>Page</title><p>${text}</p>`)).listen(0, '127.0.0.1');
    const options = {
      args: ['--enable-unsafe-extension-debugging', '--disable-gpu'],
      ignoreDefaultArgs: ['--disable-extensions'],
      chromiumSandbox: false, // which cannot start for root, as in a container
    };
    context = (await startBrowser((executablePath) => chromium.launchPersistentContext('', { ...options, executablePath }))).browser;
    context.on('weberror', (error) => errors.push(String(error.error())));
    context.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    const browser = context.browser();
    if (browser === null) throw new Error('The browser cannot be asked to load an extension.');
    session = await browser.newBrowserCDPSession();
    ({ id } = await session.send('Extensions.loadUnpacked', { path: folder }));
  });
  afterAll(async () => {
    await context.close();
    server.close();
  });

  test('opened on a page, it judges the selected text', async () => {
    const page = await context.newPage();
    // Listening on a port, a server has an address of this form.
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    await page.goto(url);
    await page.evaluate(() => getSelection()?.selectAllChildren(document.body));
    await pressIcon(session, id, url);
    const { share } = (await judge(text)) ?? { share: Number.NaN };
    expect(share).toBeGreaterThan(0.5);
    await expect.poll(() => textOfPopup(session, id), { timeout: 20_000 }).toMatch(new RegExp(`\\nFriendly: ${Math.round(100 * share)} %\\n[^]*wonderful\\n\\+`));
    await page.close();
  });

  test('what is written in it is judged as it is written; axe finds nothing', async () => {
    const page = await context.newPage();
    await page.goto(`chrome-extension://${id}/popup.html`);
    await page.getByText('This page lets no extension read it.').waitFor();
    const field = page.getByLabel('Friendly or not');
    await field.fill('awful and boring');
    await page.getByText(/^Not friendly: \d+ %$/).waitFor();
    expect(await page.getByRole('list').innerText()).toContain('boring');
    await field.fill('xyzzy');
    await page.getByText('It knows none of these words.').waitFor();
    await field.fill('awful and boring');
    expect(await axeProblems(page, 'html')).toEqual([]);
    const pictures = process.env['VITRUM_SCREENSHOTS'] ?? '';
    if (pictures !== '') await page.screenshot({ path: join(import.meta.dirname, 'artifacts/popup.png') });
    expect(errors).toEqual([]);
  });
});

/** Does what a press of the extension's icon does: opens its popup, and lets it read this page. */
async function pressIcon(session: CDPSession, id: string, url: string): Promise<void> {
  const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'tab' }] });
  const tab = targetInfos.find((each) => each.url === url);
  if (tab === undefined) throw new Error(`No tab shows ${url}.`);
  await session.send('Extensions.triggerAction', { id, targetId: tab.targetId });
}

/** The text of the open popup, which is no page to Playwright; empty as long as there is none. */
async function textOfPopup(session: CDPSession, id: string): Promise<string> {
  const { targetInfos } = await session.send('Target.getTargets');
  const popup = targetInfos.find(({ url }) => url === `chrome-extension://${id}/popup.html`);
  if (popup === undefined) return '';
  const { sessionId } = await session.send('Target.attachToTarget', { targetId: popup.targetId, flatten: false });
  const answered = new Promise<string>((resolve) => session.once('Target.receivedMessageFromTarget', ({ message }) => resolve(message)));
  const params = { expression: 'document.body.innerText', returnByValue: true };
  await session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id: 1, method: 'Runtime.evaluate', params }) });
  // The protocol answers a call of this method with this form.
  const { result } = JSON.parse(await answered) as { readonly result: { readonly result: { readonly value: string } } };
  await session.send('Target.detachFromTarget', { sessionId });
  return result.result.value;
}
