import type { Backend, BackendRequest } from '@vitrum/core';
import { skipped } from '../../old-check.ts';
import type { CheckOutcome, Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';

const requests: readonly (readonly [described: string, request: BackendRequest])[] = [
  ['with one thread', { threads: 1 }],
  ['with as many threads as it likes', {}],
  ['deterministic', { deterministic: true }],
];

/** The outcome where the backend cannot run here. */
export function unavailable({ definition }: Subject<'backends'>): CheckOutcome | undefined {
  return definition.isAvailable() ? undefined : skipped('it says that it cannot run on this machine');
}

/** Makes the backend in every way that there is, and closes it afterwards. */
export async function withBackends(
  { definition }: Subject<'backends'>,
  find: (backend: Backend, described: string) => readonly Finding[] | Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const [described, request] of requests) {
    const backend = await definition.create(request);
    try {
      findings.push(...(await find(backend, described)));
    } finally {
      backend.close();
    }
  }
  return findings;
}
