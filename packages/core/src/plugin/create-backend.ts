import type { Backend, BackendDefinition, BackendRequest } from '../contracts/backend.ts';
import { categoryOf } from '../errors/error-codes.ts';
import { isVitrumError, VitrumError } from '../errors/vitrum-error.ts';
import type { Registry } from './registry.ts';

/** The requested backend and its options. */
export interface CreateBackendRequest extends BackendRequest {
  /** Its registered name; `auto`, the default, chooses the fastest that can run here. */
  readonly name?: string;
}

/** An unavailable backend. */
interface Refusal {
  readonly backend: string;
  readonly error: VitrumError;
}

/**
 * Creates the named backend, or the fastest one that this machine or browser can run. If a faster one turns out to be unavailable,
 * as WebAssembly is where compiling is forbidden, `onNote` receives the reason.
 *
 * @example
 * const backend = await createBackend(registry, { onNote: ({ message, hint }) => console.warn(message, hint) });
 * const network = createNetwork(registry, config, { seed: 7, backend });
 * @throws VITRUM_UNKNOWN_NAME, VITRUM_BACKEND_UNAVAILABLE, VITRUM_OUT_OF_MEMORY, VITRUM_INVALID_OPTION
 */
export async function createBackend(registry: Registry, request: CreateBackendRequest = {}): Promise<Backend> {
  const { name = 'auto', ...asked } = request;
  if (name === 'auto') return createFastest(registry, asked);
  const definition = registry.backends.lookup(name);
  if (definition.isAvailable()) return definition.create(asked);
  throw unavailable(definition, 'Leave the name out to use the fastest that can.');
}

async function createFastest(registry: Registry, asked: BackendRequest): Promise<Backend> {
  const refusals: Refusal[] = [];
  for (const definition of byRank(registry)) {
    try {
      if (!definition.isAvailable()) throw unavailable(definition, 'Name the backend that is wanted to choose it on purpose.');
      const backend = await definition.create(asked);
      for (const refusal of refusals) noteFallback(refusal, definition.name, asked);
      return backend;
    } catch (error) {
      refusals.push({ backend: definition.name, error: environmentError(error, refusals) });
    }
  }
  throw noneAvailable(refusals);
}

function unavailable({ name, requires }: BackendDefinition, hint: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_BACKEND_UNAVAILABLE',
    message: `The backend "${name}" cannot run on this machine${requires === undefined ? '' : `: it needs ${requires}`}.`,
    hint,
  });
}

/** All backends by descending rank; among equals, in order of registration. */
function byRank({ backends }: Registry): readonly BackendDefinition[] {
  return backends.entries.map(({ definition }) => definition).sort((one, other) => rankOf(other) - rankOf(one));
}

const rankOf = ({ rank = 0 }: BackendDefinition): number => rank;

/**
 * The error if the environment is at fault, so that another backend may work. If a later backend rejects the options, such as
 * threads where it has none, the first backend's reason is reported: that backend would have supported them.
 */
function environmentError(error: unknown, [first]: readonly Refusal[]): VitrumError {
  if (isVitrumError(error) && categoryOf(error) === 'environment') return error;
  throw isVitrumError(error) && first !== undefined ? first.error : error;
}

function noteFallback({ backend, error }: Refusal, used: string, { onNote }: BackendRequest): void {
  onNote?.({
    kind: 'fallback',
    backend,
    message: `${error.message} The backend "${used}" computes instead, which is slower.`,
    hint: error.hint,
  });
}

function noneAvailable(refusals: readonly Refusal[]): VitrumError {
  const [first] = refusals;
  return new VitrumError({
    code: 'VITRUM_BACKEND_UNAVAILABLE',
    message: `No registered backend can run on this machine${first === undefined ? '.' : `. ${first.error.message}`}`,
    hint: 'Register the plugin of @vitrum/tensor: its backend "reference" runs everywhere.',
    cause: first?.error,
  });
}
