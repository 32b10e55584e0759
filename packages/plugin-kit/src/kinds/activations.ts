import { activationArrayForm } from '../checks/activation/array-form.ts';
import { activationCurves } from '../checks/activation/curves.ts';
import { activationFinite } from '../checks/activation/finite.ts';
import { activationFaults } from '../checks/activation/form.ts';
import { activationGradient } from '../checks/activation/gradient.ts';
import { activationKernel } from '../checks/activation/kernel.ts';
import { activationNonFinite } from '../checks/activation/non-finite.ts';
import { activationPurity } from '../checks/activation/purity.ts';
import { form } from '../checks/form.ts';
import { activationLearns } from '../checks/shared/learns.ts';
import { activationRoundTrip } from '../checks/shared/round-trip.ts';
import type { KindChecks } from './kind-checks.ts';

/** What is checked of activations. */
export const activationKind: KindChecks<'activations'> = {
  formFaults: activationFaults,
  checks: [
    form,
    activationFinite,
    activationNonFinite,
    activationGradient,
    activationArrayForm,
    activationKernel,
    activationPurity,
    activationLearns,
    activationRoundTrip,
  ],
  curves: activationCurves,
};
