import { backendAgreement } from '../checks/backend/agreement.ts';
import { backendMemory } from '../checks/backend/memory.ts';
import { metadata } from '../checks/metadata.ts';
import { options } from '../checks/options.ts';
import { properties } from '../checks/properties.ts';
import type { KindChecks } from './kind-checks.ts';

/** What is checked of backends. */
export const backendKind: KindChecks<'backends'> = {
  checks: [metadata, properties, options, backendAgreement, backendMemory],
};
