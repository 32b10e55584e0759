import { backendAgreement } from '../checks/backend/agreement.ts';
import { backendMemory } from '../checks/backend/memory.ts';
import type { KindChecks } from './kind-checks.ts';

/** What is checked of backends. */
export const backendKind: KindChecks<'backends'> = {
  checks: [backendAgreement, backendMemory],
};
