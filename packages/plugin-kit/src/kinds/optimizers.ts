import { form } from '../checks/form.ts';
import { optimizerDescends } from '../checks/optimizer/descends.ts';
import { optimizerFinite } from '../checks/optimizer/finite.ts';
import { optimizerPurity } from '../checks/optimizer/purity.ts';
import { optimizerShortcuts } from '../checks/optimizer/shortcuts.ts';
import { optimizerSlots } from '../checks/optimizer/slots.ts';
import { optimizerLearns } from '../checks/shared/learns.ts';
import { optimizerRoundTrip } from '../checks/shared/round-trip.ts';
import type { KindChecks } from './kind-checks.ts';

/** What is checked of optimizers. */
export const optimizerKind: KindChecks<'optimizers'> = {
  checks: [form, optimizerPurity, optimizerSlots, optimizerFinite, optimizerDescends, optimizerShortcuts, optimizerLearns, optimizerRoundTrip],
};
