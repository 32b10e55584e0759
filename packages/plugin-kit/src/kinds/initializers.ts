import { form } from '../checks/form.ts';
import { initializerNumbers } from '../checks/initializer/numbers.ts';
import { initializerSeed } from '../checks/initializer/seed.ts';
import { initializerLearns } from '../checks/shared/learns.ts';
import { initializerRoundTrip } from '../checks/shared/round-trip.ts';
import type { KindChecks } from './kind-checks.ts';

/** What is checked of initializers. */
export const initializerKind: KindChecks<'initializers'> = {
  checks: [form, initializerNumbers, initializerSeed, initializerLearns, initializerRoundTrip],
};
