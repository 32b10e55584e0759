import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeEach, inject } from 'vitest';
import { askCoordinator } from '../ask-coordinator.ts';
import type { BrowserAnswer } from './browser-answer.ts';
import type { BrowserOptions } from './launch.ts';

const ask = (path: string): Promise<BrowserAnswer> => askCoordinator(new URL(path, inject('browserCoordinator')));

// Asked when a file is loaded, so that without a browser each of its tests is skipped before it begins.
const plain = await ask('');
if ('fault' in plain) throw new Error(plain.fault);
if ('missing' in plain) beforeEach(({ skip }) => skip(plain.missing));

/** False where the tests of this file are skipped, because there is no browser. */
export const hasBrowser = 'endpoint' in plain;

const connected = new Map<boolean, Promise<Browser>>();

/** The browser of the run. Each lab has a context of its own in it, which shares nothing with the others. */
export function sharedBrowser({ hasWebGl = false }: BrowserOptions = {}): Promise<Browser> {
  const browser = connected.get(hasWebGl) ?? connect(hasWebGl);
  connected.set(hasWebGl, browser);
  return browser;
}

async function connect(hasWebGl: boolean): Promise<Browser> {
  const answer = hasWebGl ? await ask('webgl') : plain;
  if ('endpoint' in answer) return chromium.connect(answer.endpoint);
  throw new Error('missing' in answer ? answer.missing : answer.fault);
}

afterAll(async () => {
  for (const browser of connected.values()) await (await browser.catch(() => undefined))?.close();
});
