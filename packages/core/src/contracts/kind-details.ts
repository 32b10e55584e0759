import type { ContributionKind } from './kinds.ts';

/** What is known of a kind of contribution beyond its `KindDescription`: for checks of plugins and the catalog. */
export interface KindDetails {
  /** Heading of its page in the catalog. */
  readonly title: string;
  /** Functions of which every contribution must have at least one, unless it is made from options. */
  readonly requiresOneOf?: readonly string[];
  /** The function that makes a contribution from options; omitted if the kind has no options. */
  readonly maker?: string;
  /** False if contributions have no defining formula; true by default. */
  readonly hasFormula?: boolean;
}

/** The details of each kind. */
export const kindDetails: Readonly<Record<ContributionKind, KindDetails>> = {
  datasets: { title: 'Datasets', maker: 'create', hasFormula: false },
  augmentations: { title: 'Augmentations', maker: 'create' },
  networks: { title: 'Networks', maker: 'build', hasFormula: false },
  layers: { title: 'Layers', maker: 'plan' },
  activations: { title: 'Activations', maker: 'create' },
  initializers: { title: 'Initializers', maker: 'create' },
  losses: { title: 'Losses', maker: 'create' },
  optimizers: { title: 'Optimizers', maker: 'create' },
  schedules: { title: 'Learning-rate schedules', maker: 'create' },
  callbacks: { title: 'Callbacks', requiresOneOf: ['onEpochEnd', 'onImproved', 'onDiverged'], maker: 'create', hasFormula: false },
  metrics: { title: 'Metrics', maker: 'create' },
  backends: { title: 'Backends', hasFormula: false },
  formats: { title: 'File formats of models', requiresOneOf: ['read', 'write'], hasFormula: false },
};
