import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { normalizePath, type Plugin } from 'vite';

/** The file of the built site that holds the licenses of all third-party code in it. */
const licensesFile = 'THIRD-PARTY-LICENSES.txt';

/** What a package says about its license. */
interface Notice {
  /** `three 0.187.0 (MIT)` */
  readonly title: string;
  readonly text: string;
}

/** Two plugins that know together which packages the page, its workers and its service worker hold. */
export interface ThirdPartyLicenses {
  /** Notes what a worker is made of: Vite bundles workers by themselves, and its own option `build.license` does not see them. */
  readonly ofWorker: () => Plugin;
  /** Notes what the page is made of, and writes the file. */
  readonly ofPage: () => Plugin;
}

/** Writes the license of every package whose code is in the built site. A package without a license's text fails the build. */
export function thirdPartyLicenses(): ThirdPartyLicenses {
  const folders = new Set<string>();
  const note = (modules: Iterable<string>): void => {
    for (const id of modules) {
      const folder = packageFolder(id);
      if (folder !== undefined) folders.add(folder);
    }
  };
  const noteBundle: Plugin['generateBundle'] = (_, bundle) => {
    for (const part of Object.values(bundle)) if (part.type === 'chunk') note(part.moduleIds);
  };
  let site = '';
  return {
    ofWorker: () => ({ name: 'vitrum:third-party-licenses-of-worker', apply: 'build', generateBundle: noteBundle }),
    ofPage: () => ({
      name: 'vitrum:third-party-licenses',
      apply: 'build',
      configResolved(config) {
        site = resolve(config.root, config.build.outDir);
      },
      generateBundle: noteBundle,
      closeBundle: {
        order: 'post', // the service worker has been written
        sequential: true,
        handler() {
          const inServiceWorker = workboxFolders(readFileSync(join(site, 'sw.js'), 'utf8'));
          writeFileSync(join(site, licensesFile), document([...folders, ...inServiceWorker].map(readNotice)));
        },
      },
    }),
  };
}

/** The folder of the package to which a module belongs: `/…/node_modules/three`; undefined for this repository's own. */
export function packageFolder(id: string): string | undefined {
  // Vite's and Rolldown's own helpers; others without a file are made of this repository's.
  const helper = /^\0(vite|rolldown)\//.exec(id)?.[1];
  if (helper !== undefined) return folderOf(helper);
  return /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/@.][^/]*)\//.exec(normalizePath(id))?.[1];
}

/** The packages of workbox in a service worker: workbox-build makes it, and each of them leaves its name there. */
function workboxFolders(serviceWorker: string): readonly string[] {
  const names = new Set(Array.from(serviceWorker.matchAll(/workbox:([a-z-]+):\d/g), ([, name]) => `workbox-${name ?? ''}`));
  return Array.from(names, (name) => folderOf(name, dirname(require.resolve('workbox-build/package.json'))));
}

const require = createRequire(import.meta.url);

function folderOf(name: string, from = import.meta.dirname): string {
  const paths = name === 'rolldown' ? [dirname(require.resolve('vite/package.json'))] : [from];
  return dirname(require.resolve(`${name}/package.json`, { paths }));
}

function readNotice(folder: string): Notice {
  // npm packages have manifests with these fields.
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, string>;
  const file = readdirSync(folder).sort().find((entry) => /^(licen[sc]e|copying)/i.test(entry));
  if (file === undefined || license === undefined) throw new Error(`The page has code of ${name ?? folder}, which comes without a license.`);
  return { title: `${name ?? ''} ${version ?? ''} (${license})`, text: ownLicense(readFileSync(join(folder, file), 'utf8')) };
}

/** Vite's file goes on with the licenses of what is bundled into Vite itself, none of which is in the page. */
const ownLicense = (text: string): string => text.split('# Licenses of bundled dependencies')[0]?.trim() ?? text;

function document(notices: readonly Notice[]): string {
  const byTitle = new Map(notices.map(({ title, text }) => [title, text]));
  const sorted = [...byTitle].sort(([a], [b]) => a.localeCompare(b, 'en'));
  const head = 'The web lab of vitrum (MIT, see LICENSE of @vitrum/web) has code of these packages.\n';
  return [head, ...sorted.map(([title, text]) => `${'-'.repeat(80)}\n${title}\n\n${text}\n`)].join('\n');
}
