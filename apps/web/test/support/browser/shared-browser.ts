import { chromium, type Browser } from 'playwright-core';
import { beforeEach, inject, TestRunner } from 'vitest';
import { askCoordinator } from '../ask-coordinator.ts';
import type { BrowserAnswer } from './browser-answer.ts';
import type { BrowserOptions } from './launch.ts';

const ask = (path: string): Promise<BrowserAnswer> => askCoordinator(new URL(path, inject('browserCoordinator')));

const plain = await ask('');
if ('fault' in plain) throw new Error(plain.fault);

/** False where there is no browser. */
export const hasBrowser = 'endpoint' in plain;

/** Skips each test of the file, or of the `describe`, where there is no browser. */
export function needBrowser(): void {
  if ('missing' in plain) beforeEach(({ skip }) => skip(plain.missing));
}

// For all files that a worker runs: connecting anew takes longer than many a test. The run's browser is closed by who started it.
const connected = new Map<boolean, Promise<Browser>>();

/** The browser of the run; without one, the test that runs is skipped. Each lab has a context of its own in it, which shares nothing with the others. */
export function sharedBrowser({ hasWebGl = false }: BrowserOptions = {}): Promise<Browser> {
  if ('missing' in plain) TestRunner.getCurrentTest()?.context.skip(plain.missing);
  const browser = connected.get(hasWebGl) ?? connect(hasWebGl);
  connected.set(hasWebGl, browser);
  return browser;
}

async function connect(hasWebGl: boolean): Promise<Browser> {
  const answer = hasWebGl ? await ask('webgl') : plain;
  if ('endpoint' in answer) return chromium.connect(answer.endpoint);
  throw new Error('missing' in answer ? answer.missing : answer.fault);
}
