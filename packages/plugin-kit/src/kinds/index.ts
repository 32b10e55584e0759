import type { ContributionKind } from '@vitrum/core';
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

/** What is checked of a kind that has no checks of its own. */
export const commonChecks: KindChecks<ContributionKind> = { checks: [metadata, properties, options] };

/** The checks of every kind that has some of its own. */
export const kindChecks: { readonly [Kind in ContributionKind]?: KindChecks<Kind> } = {
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
