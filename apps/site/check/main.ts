// What holds of the whole built site: npm run check:site; -- --all looks at every page in a browser, and not at one of each kind. It goes on where
// it was ended: pages on which axe found nothing are looked at again when they change, or with --anew.
import { rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { report } from '../../../scripts/shared/report.ts';
import { launchBrowser } from '../../web/test/support/browser/launch.ts';
import { listenOnLocalhost } from '../../web/test/support/listen-on-localhost.ts';
import { siteListener } from '../build/site-listener.ts';
import { siteBase } from '../src/site-base.ts';
import { findBrokenLinks } from './find-broken-links.ts';
import { findForeignResources } from './find-foreign-resources.ts';
import { findMissingParts } from './find-missing-parts.ts';
import { findMissingWithoutScript, firstPageBytes } from './in-browser.ts';
import { lookWithAxe } from './look-with-axe.ts';
import { readPages } from './read-pages.ts';

const maxFirstPageBytes = 150_000;

const site = fileURLToPath(new URL('../dist/site', import.meta.url));
const pages = readPages(site);
const paths = pages.map(({ path }) => path);

/** The first page, one of each folder, and one of those that lie in none. */
const ofEachKind = [...new Map(paths.toReversed().map((path) => [kindOf(path), path])).values()];

const isFile = (path: string): boolean => statSync(join(site, path), { throwIfNoEntry: false })?.isFile() === true;
const has = (path: string): boolean => isFile(path) || isFile(join(path, 'index.html'));

function kindOf(path: string): string {
  const [folder = '', ...rest] = path.split('/');
  return rest.length > 1 ? folder : path === '' ? 'the first page' : 'a document';
}

function none(problems: readonly string[], what: string): string {
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return what;
}

const checkLinks = async (): Promise<string> => none(findBrokenLinks({ pages, base: siteBase, has }), `${pages.length} pages, no link to nothing`);
const checkHosts = async (): Promise<string> => none(findForeignResources(pages), 'nothing comes from another host');

const outcomes = [await report('links and anchors', checkLinks), await report('other hosts', checkHosts)];
const server = createServer(siteListener(site));
const url = new URL(siteBase, await listenOnLocalhost(server)).href;
const browser = await launchBrowser();
const all = process.argv.includes('--all');
const journal = fileURLToPath(new URL('../dist/without-fault.txt', import.meta.url));
if (process.argv.includes('--anew')) rmSync(journal, { force: true });
const looked = all ? paths : ofEachKind;
const toLookAt = pages.filter(({ path }) => looked.includes(path));
const checkWithAxe = async (): Promise<string> =>
  none(await lookWithAxe(browser, toLookAt, all ? { url, journal, onPage: console.log } : { url }), `${looked.length} pages in light and dark`);
outcomes.push(
  await report('first page', async () => {
    const bytes = await firstPageBytes(browser, url);
    return none(bytes > maxFirstPageBytes ? [`The first page brings ${bytes} bytes, and may bring ${maxFirstPageBytes}.`] : [], `${bytes} bytes`);
  }),
  await report('without a script', async () => none([...findMissingParts(pages), ...(await findMissingWithoutScript(browser, url, ofEachKind))], `${pages.length} pages can be read`)),
  await report('axe', checkWithAxe),
);
await browser.close();
server.close();
server.closeAllConnections();
if (outcomes.includes(false)) process.exitCode = 1;
