import type { ContributionKind } from '@vitrum/core';
import type { Curve } from '@vitrum/plots';
import type { Making } from './attempt-variants.ts';
import type { CheckContext } from './check-context.ts';
import type { Check } from './check.ts';
import { activationCurves } from './checks/activation/curves.ts';
import { activationFinite } from './checks/activation/finite.ts';
import { activationFaults } from './checks/activation/form.ts';
import { activationGradient } from './checks/activation/gradient.ts';
import { activationPurity } from './checks/activation/purity.ts';
import { activationShortcuts } from './checks/activation/shortcuts.ts';
import { augmentationFaults } from './checks/augmentation/form.ts';
import { augmentationPurity } from './checks/augmentation/purity.ts';
import { augmentationResult } from './checks/augmentation/result.ts';
import { backendAgreement } from './checks/backend/agreement.ts';
import { backendMemory } from './checks/backend/memory.ts';
import { callbackHooks } from './checks/callback/hooks.ts';
import { callbackMemory } from './checks/callback/memory.ts';
import { datasetAgreement } from './checks/dataset/agreement.ts';
import { datasetBlocks } from './checks/dataset/blocks.ts';
import { datasetEncoding } from './checks/dataset/encoding.ts';
import { datasetForm } from './checks/dataset/form.ts';
import { datasetPublication } from './checks/dataset/publication.ts';
import { datasetRepeatable } from './checks/dataset/repeatable.ts';
import { datasetSamples } from './checks/dataset/samples.ts';
import { form } from './checks/form.ts';
import { formatDamaged } from './checks/format/damaged.ts';
import { formatDetect } from './checks/format/detect.ts';
import { formatFiles } from './checks/format/files.ts';
import { formatRoundTrip } from './checks/format/round-trip.ts';
import { initializerNumbers } from './checks/initializer/numbers.ts';
import { initializerSeed } from './checks/initializer/seed.ts';
import { layerBackends } from './checks/layer/backends.ts';
import { layerCases } from './checks/layer/cases.ts';
import { layerGradient } from './checks/layer/gradient.ts';
import { layerIncoming } from './checks/layer/incoming.ts';
import { layerPurity } from './checks/layer/purity.ts';
import { layerShapes } from './checks/layer/shapes.ts';
import { lossCurves } from './checks/loss/curves.ts';
import { lossFinite } from './checks/loss/finite.ts';
import { lossFaults } from './checks/loss/form.ts';
import { lossFromLogits } from './checks/loss/from-logits.ts';
import { lossGradient } from './checks/loss/gradient.ts';
import { lossMinimum } from './checks/loss/minimum.ts';
import { lossPurity } from './checks/loss/purity.ts';
import { metadata } from './checks/metadata.ts';
import { metricFaults } from './checks/metric/form.ts';
import { metricPurity } from './checks/metric/purity.ts';
import { metricScore } from './checks/metric/score.ts';
import { metricSums } from './checks/metric/sums.ts';
import { metricWhole } from './checks/metric/whole.ts';
import { optimizerDescends } from './checks/optimizer/descends.ts';
import { optimizerFinite } from './checks/optimizer/finite.ts';
import { optimizerPurity } from './checks/optimizer/purity.ts';
import { optimizerShortcuts } from './checks/optimizer/shortcuts.ts';
import { optimizerSlots } from './checks/optimizer/slots.ts';
import { networkCases } from './checks/network/cases.ts';
import { networkEnds } from './checks/network/ends.ts';
import { networkPasses } from './checks/network/passes.ts';
import { networkPurity } from './checks/network/purity.ts';
import { options } from './checks/options.ts';
import { properties } from './checks/properties.ts';
import { scheduleEpochs } from './checks/schedule/epochs.ts';
import { scheduleFactor } from './checks/schedule/factor.ts';
import { scheduleMemory } from './checks/schedule/memory.ts';
import { schedulePurity } from './checks/schedule/purity.ts';
import { activationLearns, initializerLearns, layerLearns, lossLearns, optimizerLearns } from './checks/shared/learns.ts';
import { activationRoundTrip, initializerRoundTrip, layerRoundTrip, lossRoundTrip, optimizerRoundTrip } from './checks/shared/round-trip.ts';
import type { Subject } from './subject.ts';

/** The checks and curves of one kind. */
export interface KindChecks<Kind extends ContributionKind> extends Making<Kind> {
  /** In the order in which they run and are reported, after the shared ones. */
  readonly checks: readonly Check<CheckContext<Kind>>[];
  /** The curves of a contribution, if the kind has any. */
  readonly curves?: (subject: Subject<Kind>) => readonly Curve[];
}

/** The checks of contributions of any kind. */
const commonChecks: readonly Check<CheckContext>[] = [metadata, properties, options];

/** The checks specific to each kind. */
export const kindChecks = {
  datasets: { checks: [datasetPublication, datasetForm, datasetSamples, datasetAgreement, datasetBlocks, datasetEncoding, datasetRepeatable] },
  augmentations: { formFaults: augmentationFaults, checks: [form, augmentationResult, augmentationPurity] },
  networks: { make: networkCases, checks: [form, networkEnds, networkPasses, networkPurity] },
  layers: {
    make: layerCases,
    checks: [form, layerShapes, layerGradient, layerIncoming, layerPurity, layerBackends, layerLearns, layerRoundTrip],
  },
  activations: {
    formFaults: activationFaults,
    checks: [form, activationFinite, activationGradient, activationShortcuts, activationPurity, activationLearns, activationRoundTrip],
    curves: activationCurves,
  },
  initializers: { checks: [form, initializerNumbers, initializerSeed, initializerLearns, initializerRoundTrip] },
  losses: {
    formFaults: lossFaults,
    checks: [form, lossFinite, lossGradient, lossFromLogits, lossMinimum, lossPurity, lossLearns, lossRoundTrip],
    curves: lossCurves,
  },
  optimizers: { checks: [form, optimizerPurity, optimizerSlots, optimizerFinite, optimizerDescends, optimizerShortcuts, optimizerLearns, optimizerRoundTrip] },
  schedules: { checks: [form, scheduleFactor, schedulePurity, scheduleEpochs, scheduleMemory] },
  callbacks: { checks: [form, callbackHooks, callbackMemory] },
  metrics: {
    formFaults: metricFaults,
    checks: [form, metricScore, metricSums, metricWhole, metricPurity],
  },
  formats: { checks: [formatFiles, formatRoundTrip, formatDamaged, formatDetect] },
  backends: { checks: [backendAgreement, backendMemory] },
} satisfies { readonly [Kind in ContributionKind]?: KindChecks<Kind> };

/** The checks of a kind, including the shared ones. */
export function checksOf(kind: ContributionKind): KindChecks<ContributionKind> {
  // They run on a subject of that kind, which an index into a table of kinds cannot express.
  const own = (kindChecks as Readonly<Record<string, unknown>>)[kind] as KindChecks<ContributionKind> | undefined;
  return { ...own, checks: [...commonChecks, ...(own?.checks ?? [])] };
}
