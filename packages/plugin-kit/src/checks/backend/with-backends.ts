import type { Backend, BackendRequest } from '@vitrum/core';
import type { CheckContext } from '../../check-context.ts';
import { check, type Check } from '../../check.ts';

const requests: readonly (readonly [described: string, request: BackendRequest])[] = [
  ['with one thread', { threads: 1 }],
  ['with as many threads as it likes', {}],
  ['deterministic', { deterministic: true }],
];

/** Defines a check that runs on a backend created from each request and closed afterwards; faults are sentences. */
export function backendCheck(
  name: string,
  title: string,
  tried: string,
  prepare: (context: CheckContext<'backends'>) => (backend: Backend) => readonly string[] | Promise<readonly string[]>,
): Check<CheckContext<'backends'>> {
  return check(name, title, async (context: CheckContext<'backends'>) => {
    const { definition } = context;
    if (!definition.isAvailable()) return context.skip('it says that it cannot run on this machine');
    context.tried(`${tried}; ${requests.map(([described]) => described).join(', ')}`);
    const find = prepare(context);
    for (const [described, request] of requests) {
      const backend = await definition.create(request);
      try {
        context.fail(...(await find(backend)).map((fault) => ({ message: `${described}: ${fault}` })));
      } finally {
        backend.close();
      }
    }
  });
}
