import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

/** What decides where a browser can be found, and how one can be got. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether packages may be installed without asking anybody. */
  readonly isRoot: boolean;
  /** Where Playwright puts the Chromium that it downloads. */
  readonly downloadPlace: string;
  /** The command that makes Playwright download it. */
  readonly downloadCommand: readonly string[];
}

export const thisMachine: Machine = {
  platform: process.platform,
  environment: process.env,
  isRoot: process.getuid?.() === 0,
  downloadPlace: placeOfDownload(),
  // The headless shell is left out: it is another program, and one is enough.
  downloadCommand: [process.execPath, playwright(), 'install', '--no-shell', 'chromium'],
};

/** Empty on a platform that Playwright has no Chromium for, where it throws. */
function placeOfDownload(): string {
  try {
    return chromium.executablePath();
  } catch {
    return '';
  }
}

function playwright(): string {
  return join(import.meta.dirname, '../../../node_modules/playwright-core/cli.js');
}

/** The path of a command on the machine's PATH, or undefined. */
export function commandOnPath(name: string, { environment }: Machine): string | undefined {
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find(isProgram);
}

/** Whether a file is there that may be executed. */
export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
