import type { kindBySingular } from '@vitrum/core/internal';

/** How to add contributions of one kind to their package. */
export interface NewKind {
  /** Where they are tested, in the package's folder `test`: in a table, or in separate files. */
  readonly test: { readonly file: string; readonly table: string } | { readonly file: `${string}{name}.test.ts` };
  /** How to use a new one by its name: a command, or an entry in a configuration. */
  readonly use: (name: string) => string;
}

const train = 'npm run vitrum -- train';
const configured = (config: object): string => `${train} --config FILE   with the file ${JSON.stringify(config)}`;

/** The kinds of `npm run new`, by name. */
export const newKinds = {
  activation: {
    test: { file: 'activation-cases.ts', table: 'elementwiseCases' },
    use: (name) => `${train} --activation ${name}`,
  },
  loss: {
    test: { file: 'loss-cases.ts', table: 'lossCases' },
    use: (name) => `${train} --loss ${name}`,
  },
  layer: {
    test: { file: '{name}.test.ts' },
    use: (name) => configured({ network: { inputShape: [784], layers: [{ type: name }, { type: 'dense', units: 10 }] } }),
  },
  network: {
    test: { file: 'cases.ts', table: 'networkCases' },
    use: (name) => `${train} --network ${name}   or, without training, npm run vitrum -- inspect --network ${name} --input 28,28`,
  },
  augmentation: {
    test: { file: 'augmentation-cases.ts', table: 'augmentationCases' },
    use: (name) => `npm run vitrum -- show --dataset mnist --augment ${name}`,
  },
  optimizer: {
    test: { file: 'cases.ts', table: 'optimizerCases' },
    use: (name) => `${train} --optimizer ${name}`,
  },
  dataset: {
    test: { file: '{name}.test.ts' },
    use: (name) => `${train} --dataset ${name} --architecture 2,8,1   with the sizes of its inputs and targets`,
  },
  initializer: {
    test: { file: 'initializer-cases.ts', table: 'initializerCases' },
    use: (name) => `${train} --initializer ${name}`,
  },
  schedule: {
    test: { file: 'schedule-cases.ts', table: 'scheduleCases' },
    use: (name) => configured({ training: { schedule: name } }),
  },
  metric: {
    test: { file: 'metrics/{name}.test.ts' },
    use: (name) => `${train} --metrics accuracy,${name}`,
  },
  callback: {
    test: { file: 'callbacks/{name}.test.ts' },
    use: (name) => `${train} --callback ${name} --epochs 50`,
  },
} as const satisfies Readonly<Partial<Record<keyof typeof kindBySingular, NewKind>>>;

/** A kind of `npm run new`. */
export type NewKindName = keyof typeof newKinds;

/** In the order in which they are offered. */
// The keys of an object literal, whose types Object.keys() loses.
export const newKindNames = Object.keys(newKinds) as readonly NewKindName[];

/** True for the name of a kind. */
export function isNewKind(text: string): text is NewKindName {
  return Object.hasOwn(newKinds, text);
}
