import type { ContributionKind } from '@vitrum/core';
import type { CheckContext } from '../check-context.ts';
import type { Check } from '../check.ts';
import { metadata } from '../checks/metadata.ts';
import { options } from '../checks/options.ts';
import { properties } from '../checks/properties.ts';
import { activationKind } from './activations.ts';
import { backendKind } from './backends.ts';
import { datasetKind } from './datasets.ts';
import { initializerKind } from './initializers.ts';
import type { KindChecks } from './kind-checks.ts';
import { layerKind } from './layers.ts';
import { lossKind } from './losses.ts';
import { metricKind } from './metrics.ts';
import { optimizerKind } from './optimizers.ts';
import { scheduleKind } from './schedules.ts';

/** What is checked of contributions of all kinds. */
const commonChecks: readonly Check<CheckContext>[] = [metadata, properties, options];

/** The checks of every kind that has some of its own. */
const kindChecks: { readonly [Kind in ContributionKind]?: KindChecks<Kind> } = {
  datasets: datasetKind,
  layers: layerKind,
  activations: activationKind,
  initializers: initializerKind,
  losses: lossKind,
  optimizers: optimizerKind,
  schedules: scheduleKind,
  metrics: metricKind,
  backends: backendKind,
};

/** The checks of a kind, those of all kinds among them. */
export function checksOf(kind: ContributionKind): KindChecks<ContributionKind> {
  // The subject that they are run on is of that kind, which an index into a table of kinds cannot express.
  const own = kindChecks[kind] as KindChecks<ContributionKind> | undefined;
  return { ...own, checks: [...commonChecks, ...(own?.checks ?? [])] };
}
