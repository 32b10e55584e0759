import { VitrumError, type Backend, type Registry } from '@vitrum/core';
import type { BackendOptions } from '../options/shared-options.ts';
import { countOption, parseNumber } from '../options/parse-number.ts';

const defaultBackend = 'reference';

/**
 * The backend that the command line names.
 *
 * @throws VITRUM_UNKNOWN_NAME, VITRUM_BACKEND_UNAVAILABLE, VITRUM_INVALID_OPTION
 */
export async function loadBackend(registry: Registry, options: BackendOptions): Promise<Backend> {
  const definition = registry.backends.lookup(options.backend ?? defaultBackend);
  const threads = options.threads === undefined ? {} : { threads: parseNumber(countOption, options.threads, '--threads') };
  if (!definition.isAvailable()) {
    throw new VitrumError({
      code: 'VITRUM_BACKEND_UNAVAILABLE',
      message: `The backend "${definition.name}" cannot run on this machine.`,
      hint: `Choose another; "vitrum list backends" names them.`,
    });
  }
  return definition.create(threads);
}
