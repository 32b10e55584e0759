import { lossCurves } from '../checks/loss/curves.ts';
import { lossFinite } from '../checks/loss/finite.ts';
import { lossFaults } from '../checks/loss/form.ts';
import { lossFromLogits } from '../checks/loss/from-logits.ts';
import { lossGradient } from '../checks/loss/gradient.ts';
import { lossMinimum } from '../checks/loss/minimum.ts';
import { lossPurity } from '../checks/loss/purity.ts';
import { form } from '../checks/form.ts';
import { lossLearns } from '../checks/shared/learns.ts';
import { lossRoundTrip } from '../checks/shared/round-trip.ts';
import type { KindChecks } from './kind-checks.ts';

/** What is checked of losses. */
export const lossKind: KindChecks<'losses'> = {
  formFaults: lossFaults,
  checks: [
    form,
    lossFinite,
    lossGradient,
    lossFromLogits,
    lossMinimum,
    lossPurity,
    lossLearns,
    lossRoundTrip,
  ],
  curves: lossCurves,
};
