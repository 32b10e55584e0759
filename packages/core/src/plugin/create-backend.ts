import type { Backend, BackendDefinition, BackendRequest } from '../contracts/backend.ts';
import { VitrumError } from '../errors/vitrum-error.ts';
import type { Registry } from './registry.ts';

/** Which backend is wanted, and what is asked of it. */
export interface CreateBackendRequest extends BackendRequest {
  /** Its registered name; `auto`, or left out, chooses the fastest that can run here. */
  readonly name?: string;
}

/**
 * Makes the backend of that name, or the fastest one that this machine or browser can run.
 *
 * @example
 * const backend = await createBackend(registry);
 * const network = createNetwork(config, { registry, seed: 7, backend });
 * @throws VITRUM_UNKNOWN_NAME, VITRUM_BACKEND_UNAVAILABLE, VITRUM_INVALID_OPTION
 */
export async function createBackend(registry: Registry, request: CreateBackendRequest = {}): Promise<Backend> {
  const { name = 'auto', ...asked } = request;
  const definition = name === 'auto' ? chooseBackend(registry) : registry.backends.lookup(name);
  if (!definition.isAvailable()) {
    throw new VitrumError({
      code: 'VITRUM_BACKEND_UNAVAILABLE',
      message: `The backend "${definition.name}" cannot run on this machine.`,
      hint: 'Leave the name out to use the fastest that can.',
    });
  }
  return definition.create(asked);
}

/** The available backend of the highest rank; of equals, the one registered first. */
function chooseBackend({ backends }: Registry): BackendDefinition {
  const available = backends.entries.map(({ definition }) => definition).filter((definition) => definition.isAvailable());
  const [first, ...others] = available;
  if (first !== undefined) return others.reduce((best, other) => (rankOf(other) > rankOf(best) ? other : best), first);
  throw new VitrumError({
    code: 'VITRUM_BACKEND_UNAVAILABLE',
    message: 'No registered backend can run on this machine.',
    hint: 'Register the plugin of @vitrum/tensor: its backend "reference" runs everywhere.',
  });
}

const rankOf = ({ rank = 0 }: BackendDefinition): number => rank;
