import type { ContributionKind } from '@vitrum/core';
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


/** The checks of every kind. */
export const kindChecks: { readonly [Kind in ContributionKind]: KindChecks<Kind> } = {
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
