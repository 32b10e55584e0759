import type { Contribution, ContributionKind, ContributionKinds } from '@vitrum/core';

/** The properties of every member of a union. */
type PropertiesOf<T> = T extends unknown ? keyof T : never;

type Properties<T> = Readonly<Record<Exclude<PropertiesOf<T>, keyof Contribution>, true>>;

/** What all contributions may say about themselves. */
const common: Readonly<Record<keyof Contribution, true>> = {
  name: true,
  description: true,
  formula: true,
  derivativeFormula: true,
  source: true,
  since: true,
};

const configurable = { options: true, create: true } as const;

/** What each kind may have besides. A property of a contract that is missing here, or one that no contract has, does not compile. */
const own: { readonly [Kind in ContributionKind]: Properties<ContributionKinds[Kind]> } = {
  activations: {
    ...configurable,
    kind: true, forward: true, derivative: true, forwardArray: true, kinks: true, link: true, kernel: true, backward: true,
  },
  losses: { ...configurable, kind: true, outputs: true, reduction: true, value: true, derivative: true, hasKink: true, gradient: true, fromLogits: true },
  layers: { options: true, plan: true },
  initializers: { ...configurable, sample: true },
  optimizers: { ...configurable, slots: true, update: true, stepSize: true, kernel: true },
  schedules: { ...configurable, factor: true },
  metrics: { kind: true, unit: true, tasks: true, score: true, count: true, add: true, value: true },
  datasets: { ...configurable, license: true, published: true, load: true },
  backends: { rank: true, requires: true, isAvailable: true, create: true },
};

/** The names of all properties that vitrum reads of a contribution of that kind. */
export const contractProperties = (kind: ContributionKind): readonly string[] => [...Object.keys(common), ...Object.keys(own[kind])];
