import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Where Chromium and Chrome are installed by packages and installers. */
const knownPlaces: readonly string[] = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files\\Chromium\\Application\\chrome.exe',
];

/** No request but those of the page. */
const launchArguments: readonly string[] = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** The address bar's suggestions are pages of their own, which load beside every page; the others, Playwright leaves out too. */
const disabledFeatures: readonly string[] = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'],
  ...['HttpsUpgrades', 'MediaRouter', 'OptimizationHints', 'NetworkTimeServiceQuerying', 'PaintHolding', 'LensOverlay', 'DestroyProfileOnBrowserClose'],
];
/** A 3-D picture without a graphics card: everything else is painted slower then. */
const webGlArguments: readonly string[] = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

/** Starts Chromium; without one, the test that asks fails with the way to get it. */
export async function launchBrowser({ hasWebGl = false } = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    args: [...launchArguments, `--disable-features=${disabledFeatures.join(',')}`, ...(hasWebGl ? webGlArguments : ['--disable-gpu'])],
    chromiumSandbox: false, // which cannot start for root, as in a container
  });
}

/** The path of a Chromium: the one in VITRUM_CHROMIUM, else one that is installed. */
export function findChromium(environment: Readonly<Record<string, string | undefined>> = process.env): string {
  const named = environment['VITRUM_CHROMIUM'] ?? '';
  if (named !== '') {
    if (existsSync(named)) return named;
    throw new Error(`VITRUM_CHROMIUM names ${named}, where no file is. Name the program of a Chromium or a Chrome there, or unset it.`);
  }
  const found = [...knownPlaces, chromium.executablePath()].find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new Error(
    'These tests need a Chromium, and none was found. Install one with scripts/install-chromium.sh (or apt-get install chromium, ' +
      'or npx playwright-core install chromium), or name one in the environment variable VITRUM_CHROMIUM.',
  );
}
