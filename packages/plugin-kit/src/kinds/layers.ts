import { form } from '../checks/form.ts';
import { layerBackends } from '../checks/layer/backends.ts';
import { layerCases } from '../checks/layer/cases.ts';
import { layerGradient } from '../checks/layer/gradient.ts';
import { layerIncoming } from '../checks/layer/incoming.ts';
import { layerMemory } from '../checks/layer/memory.ts';
import { layerPurity } from '../checks/layer/purity.ts';
import { layerShapes } from '../checks/layer/shapes.ts';
import { layerLearns } from '../checks/shared/learns.ts';
import { layerRoundTrip } from '../checks/shared/round-trip.ts';
import type { KindChecks } from './kind-checks.ts';

/** What is checked of layers. */
export const layerKind: KindChecks<'layers'> = {
  make: layerCases,
  checks: [form, layerShapes, layerGradient, layerIncoming, layerPurity, layerMemory, layerBackends, layerLearns, layerRoundTrip],
};
