import type { ContributionKind } from '@vitrum/core';
import { usualColumns, type DocsColumn } from '@vitrum/test-support/docs-row';

/** Where the contributions of one kind live, and how their package's README shows them. */
export interface ContributionPlace {
  readonly kind: ContributionKind;
  /** What its symbols mean, where they are not explained by themselves. */
  readonly legend?: string;
  /** The package's folder. */
  readonly folder: string;
  /** The folder of the kind's files, from the package's. */
  readonly sources: string;
  /** The columns of the README's table beside the name; left out where the README has none. */
  readonly columns?: readonly DocsColumn[];
  /** Heads of columns that are called otherwise. */
  readonly heads?: Readonly<Partial<Record<DocsColumn, string>>>;
}

/** Every kind in the order of the data's road. A kind whose files are spread over packages is listed once for each. */
export const contributionPlaces: readonly ContributionPlace[] = [
  {
    kind: 'datasets',
    folder: 'packages/datasets',
    sources: 'src',
    columns: ['description', 'license', 'source'],
  },
  {
    kind: 'datasets',
    folder: 'packages/data-files',
    sources: 'src',
    columns: ['description', 'license', 'source'],
  },
  {
    kind: 'layers',
    legend: 'φ is the activation. x has the shape [batch, inputs], W has [inputs, units], b has [units].',
    folder: 'packages/layers',
    sources: 'src',
    columns: usualColumns,
  },
  {
    kind: 'activations',
    legend: 'z is what comes in, φ(z) what goes out. σ is the sigmoid. At a kink, where φ′ jumps, φ′ is its value from the left.',
    folder: 'packages/activations',
    sources: 'src',
    columns: usualColumns,
    heads: { formula: 'φ(z)' },
  },
  {
    kind: 'initializers',
    legend: 'fanIn and fanOut are the numbers of inputs and outputs of a layer. N(0, v) is normal with variance v, U(a, b) uniform.',
    folder: 'packages/layers',
    sources: 'src/initializers',
    columns: usualColumns,
  },
  {
    kind: 'losses',
    legend: 'y is the output, t the target, n the number of outputs. The cost of a batch is the mean over its samples.',
    folder: 'packages/losses',
    sources: 'src',
    columns: usualColumns,
  },
  {
    kind: 'optimizers',
    legend: 'θ is a parameter, g = ∂C/∂θ the gradient of the batch, η the learning rate of the step.',
    folder: 'packages/optimizers',
    sources: 'src',
    columns: usualColumns,
  },
  {
    kind: 'schedules',
    legend: 'The formula is that of the learning rate of a step; η is the configured one.',
    folder: 'packages/optimizers',
    sources: 'src',
    columns: usualColumns,
  },
  { kind: 'metrics', folder: 'packages/trainer', sources: 'src/metrics', columns: ['formula', 'source'] },
  { kind: 'backends', folder: 'packages/tensor', sources: 'src/reference-backend' },
  { kind: 'backends', folder: 'packages/backend-wasm', sources: 'src' },
];
