import { chromium, type Browser, type BrowserServer } from 'playwright-core';
import { startBrowser } from './start-browser.ts';

/** What a browser can do. */
export interface BrowserOptions {
  /** Whether it draws in 3-D. Without a graphics card everything else is painted slower then. */
  readonly hasWebGl?: boolean;
}

/** No request but those of the page. */
const quiet: readonly string[] = [
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
/** A camera that shows a test picture, and that nobody is asked about. */
const camera: readonly string[] = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
const webGl: readonly string[] = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

/** Starts a browser for this process alone. */
export async function launchBrowser(): Promise<Browser> {
  return (await startBrowser((program) => chromium.launch(launchOptions(program, {})))).browser;
}

/** Starts a browser that other processes can connect to. */
export function launchServer(program: string, options: BrowserOptions): Promise<BrowserServer> {
  return chromium.launchServer({ ...launchOptions(program, options), host: '127.0.0.1' });
}

function launchOptions(executablePath: string, { hasWebGl = false }: BrowserOptions) {
  return {
    executablePath,
    args: [...quiet, ...camera, `--disable-features=${disabledFeatures.join(',')}`, ...(hasWebGl ? webGl : ['--disable-gpu'])],
    chromiumSandbox: false, // which cannot start for root, as in a container
    timeout: 120_000, // machines that run tests are busy
    handleSIGINT: false, // whoever has started it closes it
    handleSIGTERM: false,
    handleSIGHUP: false,
  };
}
