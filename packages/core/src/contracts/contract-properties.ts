import type { Contribution } from './contribution.ts';
import { kindDetails } from './kind-details.ts';
import type { ContributionKind, ReadyContribution } from './kinds.ts';

/** Properties that every contribution may have. */
const common: Readonly<Record<keyof Contribution, true>> = {
  name: true,
  description: true,
  formula: true,
  derivativeFormula: true,
  source: true,
  since: true,
};

/** The properties of every member of a union. */
type PropertiesOf<T> = T extends unknown ? keyof T : never;

/** The properties of a contribution that is ready to use, by kind. Omitting one of the type, or naming one that it lacks, does not compile. */
const ofReady: { readonly [Kind in ContributionKind]: Readonly<Record<Exclude<PropertiesOf<ReadyContribution<Kind>>, keyof Contribution>, true>> } = {
  datasets: { license: true, published: true, load: true },
  augmentations: { kind: true, map: true, fill: true, bind: true, weight: true },
  networks: {},
  layers: {},
  activations: {
    kind: true, forward: true, derivative: true, forwardArray: true, backward: true, kinks: true, link: true, kernel: true,
  },
  initializers: { sample: true },
  losses: {
    kind: true, outputs: true, reduction: true, value: true, derivative: true, hasKink: true, gradient: true, fromLogits: true,
  },
  optimizers: {
    slots: true, update: true, learningRate: true, rateShare: true, stepSize: true, weightDecay: true, kernel: true, matrices: true,
  },
  schedules: { factor: true, dependsOnEpochs: true, memory: true, afterEpoch: true, checkRun: true },
  callbacks: { memory: true, needsValidation: true, onEpochEnd: true, onImproved: true, onDiverged: true },
  metrics: {
    ...{ kind: true, unit: true, better: true, tasks: true, suits: true, minClasses: true, figure: true },
    ...{ score: true, count: true, add: true, value: true },
  },
  backends: { rank: true, requires: true, isAvailable: true, create: true },
  formats: { extensions: true, limits: true, detect: true, read: true, write: true, writeInt8: true },
};

/** What a definition may have beside its options and the function that makes something of them. */
const ofDefinition: Readonly<Partial<Record<ContributionKind, readonly string[]>>> = { layers: ['writeOut'] };

/** Names of all properties that vitrum reads from a contribution of that kind. */
export function contractProperties(kind: ContributionKind): readonly string[] {
  const { maker } = kindDetails[kind];
  return [...Object.keys(common), ...(maker === undefined ? [] : ['options', maker]), ...(ofDefinition[kind] ?? []), ...Object.keys(ofReady[kind])];
}
