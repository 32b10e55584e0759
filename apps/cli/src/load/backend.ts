import { createBackend, type Backend, type Registry } from '@vitrum/core';
import type { CommandHost } from '../command-host.ts';
import type { BackendOptions } from '../options/shared-options.ts';
import { countOption, parseNumber } from '../options/parse-number.ts';
import { reportNote } from '../report-note.ts';

/**
 * The requested backend, or the fastest one by default; standard error explains any fallback.
 *
 * @throws VITRUM_UNKNOWN_NAME, VITRUM_BACKEND_UNAVAILABLE, VITRUM_INVALID_OPTION
 */
export async function loadBackend(registry: Registry, options: BackendOptions, host: CommandHost): Promise<Backend> {
  const { backend: name, threads, deterministic } = options;
  const backend = await createBackend(registry, {
    ...(name !== undefined && { name }),
    ...(threads !== undefined && { threads: parseNumber(countOption, threads, '--threads') }),
    ...(deterministic !== undefined && { deterministic }),
    onNote: ({ message, hint }) => {
      reportNote(message, host, hint);
    },
  });
  host.onEnd(() => backend.close());
  return backend;
}
