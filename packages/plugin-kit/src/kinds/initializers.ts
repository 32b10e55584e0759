import { form } from '../checks/form.ts';
import { initializerNumbers } from '../checks/initializer/numbers.ts';
import { initializerSeed } from '../checks/initializer/seed.ts';
import { metadata } from '../checks/metadata.ts';
import { options } from '../checks/options.ts';
import { properties } from '../checks/properties.ts';
import { initializerLearns } from '../checks/shared/learns.ts';
import { initializerRoundTrip } from '../checks/shared/round-trip.ts';
import type { KindChecks } from './kind-checks.ts';

/** What is checked of initializers. */
export const initializerKind: KindChecks<'initializers'> = {
  checks: [metadata, properties, options, form, initializerNumbers, initializerSeed, initializerLearns, initializerRoundTrip],
};
