import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A program and its arguments. */
export type Words = readonly [string, ...(readonly string[])];

/** Where and how a command runs. */
export interface CommandOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Milliseconds until it is ended; ten minutes where not given. */
  readonly timeout?: number;
}

const linesShown = 25;

/** A command that did not end well: which one, where, and the last lines that it printed. */
class CommandFailed extends Error {
  constructor(words: Words, cwd: string, how: string, output: string) {
    const lines = output.trimEnd().split('\n').slice(-linesShown);
    super([`$ cd ${cwd} && ${words.join(' ')}`, ...lines.map((line) => `  ${line}`), `  (${how})`].join('\n'));
  }
}

/** A temporary folder, and the processes that were started to work in it. Closing it leaves neither. */
export class Workplace {
  readonly root: string;
  readonly #running = new Set<ChildProcess>();
  /** Groups that may still have processes. An id that is left here after its end would soon be that of somebody else's. */
  readonly #groups = new Set<number>();
  #started = 0;
  #isClosing = false;

  /** @param folder - One that was kept, to go on in; a new one where not given. */
  constructor(folder?: string) {
    this.root = realpathSync(folder ?? mkdtempSync(join(tmpdir(), 'vitrum-rehearsal-')));
  }

  /** How many processes were started. */
  get started(): number {
    return this.#started;
  }

  /** A folder below the root, made where it is not there. */
  folder(...names: readonly string[]): string {
    const path = join(this.root, ...names);
    mkdirSync(path, { recursive: true });
    return path;
  }

  /**
   * Runs a command to its end.
   *
   * @returns Its standard output.
   * @throws CommandFailed
   */
  async run(words: Words, options: CommandOptions): Promise<string> {
    const child = this.start(words, options);
    let [stdout, output] = ['', ''];
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      output += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (output += text));
    let how = '';
    const timeout = options.timeout ?? 600_000;
    const timer = setTimeout(() => {
      how = `ended after ${timeout / 1000} s`;
      signal(child, 'SIGKILL');
    }, timeout);
    const problem = await new Promise<string>((resolve) => {
      child.on('error', (error) => resolve(error.message));
      child.on('close', (code, name) => resolve(code === 0 ? '' : `exit code ${code ?? name ?? 'unknown'}`));
    });
    clearTimeout(timer);
    if (how !== '' || problem !== '') throw new CommandFailed(words, options.cwd, how || problem, output);
    return stdout;
  }

  /** Starts a command that goes on until it is stopped. */
  start([program, ...args]: Words, { cwd, env }: CommandOptions): ChildProcess {
    if (this.#isClosing) throw new Error('The rehearsal was interrupted.');
    // In a group of its own, so that whatever it starts can be ended with it.
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32' });
    this.#running.add(child);
    this.#started++;
    const { pid } = child;
    if (pid !== undefined) {
      this.#groups.add(pid);
      child.on('exit', () => void this.#endGroup(pid));
    }
    child.on('close', () => this.#running.delete(child));
    child.on('error', () => this.#running.delete(child));
    return child;
  }

  /** Ends a process that was started here, and all that it started. */
  async stop(child: ChildProcess): Promise<void> {
    if (!this.#running.has(child)) return;
    const end = new Promise<void>((resolve) => child.on('close', () => resolve()));
    signal(child, 'SIGTERM');
    await Promise.race([end, wait(3000)]);
    if (this.#running.has(child)) signal(child, 'SIGKILL');
    await Promise.race([end, wait(3000)]);
  }

  /** Ends every process, and removes the folder unless it is to be kept. */
  async close(isKept: boolean): Promise<void> {
    this.#isClosing = true;
    await Promise.all([...this.#running].map((child) => this.stop(child)));
    await Promise.all([...this.#groups].map((group) => this.#endGroup(group)));
    if (!isKept) rmSync(this.root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  /** The groups of processes that are still there. */
  leftover(): readonly number[] {
    return [...this.#groups].filter((group) => signalGroup(group, 0));
  }

  /** Ends what a process has started, as soon as it has ended itself: while something of a group is there, nothing else gets its id. */
  async #endGroup(group: number): Promise<void> {
    signalGroup(group, 'SIGKILL');
    // They are there until the system has taken note of their end.
    for (let waited = 0; waited < 3000 && this.#groups.has(group); waited += 50) {
      if (!signalGroup(group, 0)) this.#groups.delete(group);
      else await wait(50);
    }
  }
}

function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
  if (pid !== undefined) signalGroup(pid, name);
}

/** @returns Whether the group is there. */
function signalGroup(group: number, name: NodeJS.Signals | 0): boolean {
  try {
    process.kill(process.platform === 'win32' ? group : -group, name);
    return true;
  } catch {
    return false; // it has ended
  }
}
