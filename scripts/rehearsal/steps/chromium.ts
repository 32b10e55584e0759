import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from '../../../apps/web/test/support/browser/launch.ts';
import { compareOutput, programs } from '../programs.ts';
import { serveFolder } from '../serve-folder.ts';
import type { Stage } from '../stage.ts';
import { versions } from '../versions.ts';

const page = '<!doctype html>\n<html lang="en">\n<title>vitrum</title>\n<script type="module" src="/main.mjs"></script>\n</html>\n';

/** Where the page of twenty lines takes vitrum from. */
const cdnAddress = 'https://esm.sh/vitrum';

/** Trains in Chromium: in a page that Vite has built, with and without leave to compile WebAssembly, and in the page of twenty lines. */
export async function chromium(stage: Stage): Promise<void> {
  const { toolkit } = programs;
  const node = stage.tools.newest;
  const folder = stage.project('chromium', { 'main.mjs': toolkit.code, 'index.html': page });
  const built = await stage.check('Chromium', { packages: 'vitrum', manager: 'npm', node: node.version, tool: 'vite' }, async () => {
    await stage.run(['npm', 'install', 'vitrum', `vite@${versions.vite}`, `esbuild@${versions.esbuild}`], folder, node);
    await stage.run(['npx', '--no', '--', 'vite', 'build', '--logLevel', 'warn'], folder, node);
    return 'built';
  });
  if (!built) return;
  const policies = [
    { policy: "script-src 'self' 'wasm-unsafe-eval'", backend: 'wasm' },
    { policy: "default-src 'self'", backend: 'reference' },
  ];
  for (const { policy, backend } of policies) {
    await stage.check('Chromium', { packages: 'vitrum', tool: `vite, page, CSP ${policy}` }, async () => {
      const printed = await printedBy(join(folder, 'dist'), '', { 'content-security-policy': policy }, toolkit.expected.length);
      return compareOutput(toolkit.expected.map((line) => line.replace(/ on \w+$/, ` on ${backend}`)), printed);
    });
  }
  await stage.check('Chromium', { packages: 'vitrum', tool: 'examples/cdn, CDN stand-in' }, () => cdnPage(stage, folder));
}

/**
 * No CDN can be asked for what is not published. In its place stands what it would do: the published package, bundled into one module by
 * esbuild, at an address of this machine that takes the place of the CDN's in the page.
 */
async function cdnPage(stage: Stage, folder: string): Promise<string> {
  const served = join(folder, 'cdn');
  cpSync(join(stage.release.folder, 'examples/cdn'), served, { recursive: true });
  const bundle = ['--bundle', '--minify', '--format=esm', '--target=es2022', `--outfile=${join(served, 'vitrum.mjs')}`] as const;
  writeFileSync(join(folder, 'all.mjs'), "export * from 'vitrum';\n");
  await stage.run(['npx', '--no', '--', 'esbuild', 'all.mjs', ...bundle], folder, stage.tools.newest);
  const file = join(served, 'index.html');
  const text = readFileSync(file, 'utf8');
  if (!text.includes(`'${cdnAddress}'`)) throw new Error(`examples/cdn/index.html does not import from '${cdnAddress}'.`);
  writeFileSync(file, text.replace(cdnAddress, './vitrum.mjs'));
  const lines = text.trimEnd().split('\n').length;
  const shown = await textOf(served, /1,1 are/);
  const answers = [...shown.matchAll(/are (\w+)/g)].map(([, label]) => label).join(' ');
  if (answers !== 'equal different different equal') throw new Error(`The page shows:\n${shown}`);
  return `${lines} lines, four right answers`;
}

/** Opens a page, and gives the first lines that it prints. */
async function printedBy(folder: string, path: string, headers: Readonly<Record<string, string>>, lines: number): Promise<string> {
  return inPage(folder, headers, async (open) => {
    const printed: string[] = [];
    const page = await open();
    await new Promise<void>((resolve, reject) => {
      page.on('pageerror', (error) => reject(error));
      page.on('console', (message) => {
        if (message.type() === 'log') printed.push(message.text());
        if (printed.length === lines) resolve();
      });
      setTimeout(() => reject(new Error(`The page printed ${printed.length} of ${lines} lines in a minute.`)), 60_000).unref();
      page.goto(path).catch(reject);
    });
    return printed.join('\n');
  });
}

/** Opens a page, and gives its text once that matches. */
async function textOf(folder: string, pattern: RegExp): Promise<string> {
  return inPage(folder, {}, async (open) => {
    const page = await open();
    await page.goto('');
    await page.getByText(pattern).first().waitFor({ timeout: 60_000 });
    return page.innerText('body');
  });
}

type OpenPage = () => ReturnType<Awaited<ReturnType<typeof launchBrowser>>['newPage']>;

async function inPage<Result>(folder: string, headers: Readonly<Record<string, string>>, use: (open: OpenPage) => Promise<Result>): Promise<Result> {
  const site = await serveFolder(folder, headers);
  const browser = await launchBrowser();
  try {
    return await use(() => browser.newPage({ baseURL: site.address }));
  } finally {
    await browser.close();
    site.close();
  }
}
