import { fork, type ChildProcess } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { VitrumError } from '@vitrum/core';
import type { LoadInFreshProcess } from '../subject.ts';
import type { FreshAnswer, FreshRequest } from './fresh-request.ts';

/** Options of fresh processes. */
export interface FreshProcessOptions {
  /** Arguments for Node in addition to those of this process, such as `--conditions=development`. */
  readonly execArgv?: readonly string[];
  /** Time limit in seconds; 60 by default. */
  readonly seconds?: number;
}

// Next to this file, with the same extension: .ts in the sources, .js once built.
const program = fileURLToPath(new URL(`./fresh-process${extname(new URL(import.meta.url).pathname)}`, import.meta.url));

/** Loads models in fresh processes, which import the plugin's module by its file: URL. */
export function loaderInFreshProcess(url: string, { execArgv = [], seconds = 60 }: FreshProcessOptions = {}): LoadInFreshProcess {
  return async (request) => {
    const child = fork(program, { execArgv: [...process.execArgv, ...execArgv], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    try {
      return floatsOf(await ask(child, { ...request, url }, seconds));
    } finally {
      child.kill('SIGKILL');
    }
  };
}

function ask(child: ChildProcess, request: FreshRequest, seconds: number): Promise<FreshAnswer> {
  return new Promise((resolve, reject) => {
    let errors = '';
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (errors += chunk));
    const timer = setTimeout(() => {
      reject(
        failed(`it has not answered within ${seconds} s`, 'Does the import of the plugin, or one of its functions, never end?'),
      );
    }, seconds * 1000);
    child.once('message', (message) => {
      clearTimeout(timer);
      resolve(message as FreshAnswer); // sent by fresh-process.ts
    });
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(timer);
      reject(
        failed(
          `it ended with exit code ${String(code)} and no answer${lastLine(errors)}`,
          'The plugin must not end the process.',
        ),
      );
    });
    child.send(request, (error) => {
      if (error !== null) reject(error);
    });
  });
}

/** The last error line that it printed, usually the reason. */
function lastLine(errors: string): string {
  const line = errors.split('\n').findLast((text) => /\S/.test(text));
  return line === undefined ? '' : `: ${line.trim()}`;
}

function floatsOf(answer: FreshAnswer): readonly number[] {
  if ('error' in answer)
    throw failed(answer.error.replace(/\.$/, ''), answer.hint ?? 'Look at what the plugin does when it is imported.');
  const { buffer, byteOffset, byteLength } = Uint8Array.from(Buffer.from(answer.outputs, 'hex'));
  return [...new Float32Array(buffer, byteOffset, byteLength / Float32Array.BYTES_PER_ELEMENT)];
}

function failed(reason: string, hint: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_PLUGIN_UNREADABLE', message: `In a fresh process: ${reason}.`, hint });
}
