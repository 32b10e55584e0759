import { createBackend, type Backend, type BackendNote, type Registry } from '@vitrum/core';
import type { BackendOptions } from '../options/shared-options.ts';
import { countOption, parseNumber } from '../options/parse-number.ts';
import { oneLine } from '../report-error.ts';

/**
 * The backend that the command line asks for; the fastest one where it names none. Why that is not the usual one is said on
 * standard error.
 *
 * @throws VITRUM_UNKNOWN_NAME, VITRUM_BACKEND_UNAVAILABLE, VITRUM_INVALID_OPTION
 */
export async function loadBackend(registry: Registry, options: BackendOptions): Promise<Backend> {
  const { backend, threads, deterministic } = options;
  return createBackend(registry, {
    ...(backend !== undefined && { name: backend }),
    ...(threads !== undefined && { threads: parseNumber(countOption, threads, '--threads') }),
    ...(deterministic !== undefined && { deterministic }),
    onNote: reportNote,
  });
}

function reportNote({ message, hint }: BackendNote): void {
  process.stderr.write(`note: ${oneLine(message)}\n  ${oneLine(hint)}\n`);
}
