import { spawn, type ChildProcess } from 'node:child_process';

/** A program and its arguments. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  /** Added to the environment of this process. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** The result of a process. */
export interface ProcessResult {
  readonly output: string;
  /** From before its start until its exit. */
  readonly seconds: number;
}

/** A failed process; the benchmark continues without it. */
export class ProcessFailure extends Error {
  override readonly name = 'ProcessFailure';
}

/** The user has interrupted the benchmark. */
export class Interruption extends Error {
  override readonly name = 'Interruption';
}

const keptErrorCharacters = 600;

/** Runs one process at a time, so that measurements do not disturb each other, and ends it when the benchmark is interrupted. */
export class ProcessRunner {
  readonly #children = new Set<ChildProcess>();
  #isStopped = false;

  /** @throws ProcessFailure, Interruption after `stop` */
  run({ program, args, cwd, environment }: Command): Promise<ProcessResult> {
    return new Promise((resolve, reject) => {
      if (this.#isStopped) throw new Interruption();
      const startedAt = performance.now();
      const child = spawn(program, args, {
        ...(cwd !== undefined && { cwd }),
        env: { ...process.env, ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      this.#children.add(child);
      let output = '';
      let errors = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
      child.on('error', (error) => {
        this.#children.delete(child);
        reject(new ProcessFailure(`${program} could not be started: ${error.message}`));
      });
      child.on('close', (code, signal) => {
        this.#children.delete(child);
        const seconds = (performance.now() - startedAt) / 1000;
        if (this.#isStopped) reject(new Interruption());
        else if (code === 0) resolve({ output, seconds });
        else reject(new ProcessFailure(`${program} ended with ${signal ?? code ?? 'no code'}: ${errors.slice(-keptErrorCharacters).trim()}`));
      });
    });
  }

  /**
   * Runs a program of the benchmark: its last argument is the request, its last line of output the reply, both in JSON.
   *
   * @throws ProcessFailure, Interruption after `stop`
   */
  async ask<Answer>(command: Command, request: unknown): Promise<Answer> {
    const { output } = await this.run({ ...command, args: [...command.args, JSON.stringify(request)] });
    const lastLine = output.trim().split('\n').at(-1) ?? '';
    try {
      // Both programs belong to this benchmark; the caller knows the type of the reply.
      return JSON.parse(lastLine) as Answer;
    } catch {
      throw new ProcessFailure(`${command.program} answered with something other than JSON: ${lastLine}`);
    }
  }

  /** Ends the running process and starts no more. */
  stop(): void {
    this.#isStopped = true;
    for (const child of this.#children) child.kill('SIGTERM');
  }
}
