import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { findBrowsers } from './support/browser/find-browsers.ts';
import type { Machine } from './support/browser/machine.ts';
import { NoBrowser, startBrowser } from './support/browser/start-browser.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const folders = temporaryFolder();
const newFolder = (): string => mkdtempSync(join(folders, 'machine-'));

/** A machine whose commands are shell scripts that a test writes; what is on this one's PATH it does not have. */
class FakeMachine implements Machine {
  readonly folder = newFolder();
  readonly platform = 'linux';
  readonly isRoot: boolean;
  environment: Readonly<Record<string, string>>;
  readonly downloadPlace = join(this.folder, 'downloaded/chrome');
  readonly downloadCommand = [join(this.folder, 'download')];
  readonly said: string[] = [];

  constructor({ isRoot = true } = {}) {
    this.isRoot = isRoot;
    this.environment = { PATH: this.folder };
    mkdirSync(dirname(this.downloadPlace));
    this.command('download', 'echo "Error: getaddrinfo ENOTFOUND somewhere" >&2; exit 1');
  }

  /** Adds a command, which notes how it is called; `program` is then what it does. */
  command(name: string, program = ''): string {
    const path = join(this.folder, name);
    writeFileSync(path, `#!/bin/sh\nPATH=/bin:/usr/bin\necho "${name} $*" >>"${this.folder}/calls"\n${program}\n`);
    chmodSync(path, 0o755);
    return path;
  }

  calls(): readonly string[] {
    const file = join(this.folder, 'calls');
    return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
  }

  /** Starts a browser; those whose names hold "broken" fail as Playwright does, with what the browser has printed. */
  async start(): Promise<string> {
    const launch = async (program: string): Promise<string> => {
      if (!program.includes('broken')) return program;
      throw new Error('launch: Target closed\nlogs:\n[pid=7][err] libnss3.so: cannot open shared object file\n[pid=7] gone');
    };
    return (await startBrowser(launch, this, (sentence) => this.said.push(sentence))).program;
  }
}

/** A program that makes another one, as an installer does. */
const makes = (path: string): string => `printf '#!/bin/sh\\n' >"${path}"; chmod +x "${path}"`;

describe('the browser that tests start', () => {
  test('is an installed one, and nothing is got', async () => {
    const machine = new FakeMachine();
    machine.command('google-chrome');
    const chromium = machine.command('chromium');
    expect(await machine.start()).toBe(chromium);
    expect(machine.calls()).toEqual([]);
    expect(machine.said).toEqual([]);
  });

  test('is the next one where the first cannot start', async () => {
    const machine = new FakeMachine();
    const place = join(machine.folder, 'broken');
    mkdirSync(place);
    machine.command('broken/chromium');
    const edge = machine.command('microsoft-edge');
    machine.environment = { PATH: [place, machine.folder].join(delimiter) };
    expect(await machine.start()).toBe(edge);
  });

  test('is got by apt-get, as root', async () => {
    const machine = new FakeMachine();
    machine.command('apt-get', `[ "$1" = install ] && ${makes(join(machine.folder, 'chromium'))} || true`);
    expect(await machine.start()).toBe(join(machine.folder, 'chromium'));
    expect(machine.calls()).toEqual(['apt-get update', 'apt-get install -y --no-install-recommends chromium']);
    expect(machine.said).toEqual(['vitrum: no browser for the tests of the page; getting Chromium by apt-get …']);
  });

  test('is got by apt-get with sudo, which must not ask for a password', async () => {
    const machine = new FakeMachine({ isRoot: false });
    machine.command('sudo', 'shift; exec "$@"');
    const aptGet = machine.command('apt-get', `[ "$1" = install ] && ${makes(join(machine.folder, 'chromium'))} || true`);
    expect(await machine.start()).toBe(join(machine.folder, 'chromium'));
    expect(machine.calls().filter((call) => call.startsWith('sudo'))).toEqual([
      `sudo --non-interactive ${aptGet} update`,
      `sudo --non-interactive ${aptGet} install -y --no-install-recommends chromium`,
    ]);
  });

  test.each<[string, boolean, Readonly<Record<string, string>>]>([
    ['there is no apt-get', true, {}],
    ['there is apt-get, but neither root nor sudo', false, { 'apt-get': '' }],
    ['sudo asks for a password', false, { 'apt-get': '', sudo: 'echo "sudo: a password is required" >&2; exit 1' }],
    ['the package brings no browser', true, { 'apt-get': '' }],
  ])('is downloaded where %s', async (_, isRoot, commands) => {
    const machine = new FakeMachine({ isRoot });
    for (const [name, program] of Object.entries(commands)) machine.command(name, program);
    machine.command('download', makes(machine.downloadPlace));
    expect(await machine.start()).toBe(machine.downloadPlace);
  });

  test('does not exist where all of that fails, and the message says of each why, and what to do', async () => {
    const machine = new FakeMachine();
    machine.command('apt-get', 'echo Reading; echo "E: Unable to locate package chromium" >&2; echo later; exit 100');
    await expect(machine.start()).rejects.toThrow(NoBrowser);
    await expect(machine.start()).rejects.toThrow(
      "there is none (none is installed; apt-get failed: Unable to locate package chromium; Playwright's download failed: getaddrinfo ENOTFOUND somewhere); " +
        'install Chromium, Chrome or Edge, or name the program of one in the environment variable VITRUM_CHROMIUM',
    );
  });

  test('that is there but cannot start is named with its reason', async () => {
    const machine = new FakeMachine();
    const folder = join(machine.folder, 'broken');
    mkdirSync(folder);
    machine.command('broken/chromium');
    machine.environment = { PATH: folder };
    await expect(machine.start()).rejects.toThrow(
      `there is none (${folder}/chromium does not start: libnss3.so: cannot open shared object file; apt-get is not here; `,
    );
  });
});

describe('the browser that VITRUM_CHROMIUM names', () => {
  test('is taken before all others', async () => {
    const machine = new FakeMachine();
    machine.command('chromium');
    const mine = machine.command('mine');
    machine.environment = { ...machine.environment, VITRUM_CHROMIUM: mine };
    expect(await machine.start()).toBe(mine);
  });

  test.each([
    ['is not there', '/nowhere/chromium', /^VITRUM_CHROMIUM names \/nowhere\/chromium, where no program is\. /],
    ['does not start', 'broken', /broken, which VITRUM_CHROMIUM names, does not start: libnss3\.so: cannot open shared object file\. Name another/],
  ])('and that %s is an error, whatever else is installed', async (_, name, message) => {
    const machine = new FakeMachine();
    machine.command('chromium');
    const path = name.startsWith('/') ? name : machine.command(name);
    machine.environment = { ...machine.environment, VITRUM_CHROMIUM: path };
    const failure = machine.start();
    await expect(failure).rejects.toThrow(message);
    await expect(failure).rejects.not.toBeInstanceOf(NoBrowser);
  });
});

describe('browsers are looked for', () => {
  const machine = { isRoot: false, downloadPlace: '', downloadCommand: [] };
  const all = (): boolean => true;

  test('on macOS in the applications of all, then in one’s own', () => {
    const found = findBrowsers({ ...machine, platform: 'darwin', environment: { HOME: '/Users/ada' } }, all);
    expect(found).toEqual([
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      '/Users/ada/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Users/ada/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Users/ada/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ]);
  });

  test('on Windows where the installers put them: for all, or for one user', () => {
    const environment = { ProgramFiles: 'C:\\Program Files', 'ProgramFiles(x86)': 'C:\\Program Files (x86)', LOCALAPPDATA: 'C:\\Users\\ada\\AppData\\Local' };
    const found = findBrowsers({ ...machine, platform: 'win32', environment }, all);
    expect(found).toContain('C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe');
    expect(found).toContain('C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe');
    expect(found).toContain('C:\\Users\\ada\\AppData\\Local\\Chromium\\Application\\chrome.exe');
  });

  test('last of all where Playwright puts its own', () => {
    expect(findBrowsers({ ...machine, platform: 'linux', environment: {}, downloadPlace: '/cache/chrome' }, all).at(-1)).toBe('/cache/chrome');
  });
});

test('a run without a browser skips the tests of the page and says so in its last line, and CI fails', () => {
  const folder = newFolder();
  symlinkSync(process.execPath, join(folder, 'node'));
  const repository = fileURLToPath(new URL('../../..', import.meta.url));
  // Nothing is downloaded: nobody answers at that port.
  const environment = { PATH: folder, HOME: folder, PLAYWRIGHT_BROWSERS_PATH: folder, PLAYWRIGHT_DOWNLOAD_HOST: 'http://127.0.0.1:9', NO_COLOR: '1' };
  const args = [join(repository, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'apps/web', 'test/neuron-divergence'];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: repository, env: { ...environment, CI: 'true' }, encoding: 'utf8' });
  expect(stdout).toMatch(/\n +Tests +1 skipped \(1\)\n/);
  expect(stdout).toMatch(/\nSKIPPED, which CI does not accept: apps\/web was not tested in a browser, because there is none \(none is installed; .*\.\n$/);
  expect(status).toBe(1);
});
