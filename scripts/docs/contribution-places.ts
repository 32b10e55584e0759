import type { ContributionKind } from '@vitrum/core';
import { usualColumns, type DocsColumn } from '@vitrum/test-support/docs-row';
import { formatFolders } from '../shared/format-packages.ts';

/** The location of a kind's contributions, and how their package's README presents them. */
export interface ContributionPlace {
  readonly kind: ContributionKind;
  /** An explanation of symbols, if necessary. */
  readonly legend?: string;
  /** The package's folder. */
  readonly folder: string;
  /** The folder of the kind's files, from the package's. */
  readonly sources: string;
  /** The file that exports them, in `src`; index.ts by default. */
  readonly index?: string;
  /** The file of the package's plugin, in `src`; that which exports them by default. */
  readonly plugin?: string;
  /** The columns of the README's table after the name; omitted if the README has no table. */
  readonly columns?: readonly DocsColumn[];
  /** Headings of columns with other than the default names. */
  readonly heads?: Readonly<Partial<Record<DocsColumn, string>>>;
}

/** Every kind, in the order in which data pass through them. A kind spread over several packages is listed once for each. */
export const contributionPlaces: readonly ContributionPlace[] = [
  {
    kind: 'datasets',
    folder: 'packages/datasets',
    sources: 'src',
    index: 'catalog.ts',
    columns: ['description', 'license', 'source'],
  },
  {
    kind: 'datasets',
    folder: 'packages/data-files',
    sources: 'src',
    columns: ['description', 'license', 'source'],
  },
  {
    kind: 'augmentations',
    legend: 'x is the picture, p a place in it in pixels from its middle, U(a, b) uniform. Draws are new for each sample and epoch.',
    folder: 'packages/augmentations',
    sources: 'src',
    columns: usualColumns,
  },
  {
    kind: 'networks',
    folder: 'packages/networks',
    sources: 'src',
    columns: ['description', 'options', 'source'],
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
  { kind: 'callbacks', folder: 'packages/trainer', sources: 'src/callbacks', index: 'catalog.ts', plugin: 'trainer-plugin.ts', columns: ['description', 'options', 'source'] },
  { kind: 'metrics', folder: 'packages/trainer', sources: 'src/metrics', index: 'catalog.ts', plugin: 'trainer-plugin.ts', columns: ['formula', 'source'] },
  { kind: 'backends', folder: 'packages/tensor', sources: 'src/reference-backend' },
  { kind: 'backends', folder: 'packages/backend-wasm', sources: 'src' },
  ...formatFolders.map((folder) => ({ kind: 'formats', folder, sources: 'src' }) as const),
];
