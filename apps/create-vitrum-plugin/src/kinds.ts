/** The kinds of contribution that a new plugin can have, and their terms in code and on the command line. */
export const kinds = {
  activation: { define: 'defineActivation', train: '--activation NAME' },
  loss: { define: 'defineLoss', train: '--loss NAME' },
  layer: { define: 'defineLayer' },
  network: { define: 'defineNetwork', train: '--network NAME' },
  augmentation: { define: 'defineAugmentation', train: '--network cnn-small --augment NAME' },
  optimizer: { define: 'defineOptimizer', train: '--optimizer NAME' },
  dataset: {
    define: 'defineDataset',
    train: '--dataset NAME --architecture 2,16,2 --initializer glorot-normal --learning-rate 0.05',
  },
  metric: { define: 'defineMetric', train: '--metrics accuracy,NAME' },
  callback: { define: 'defineCallback', train: '--callback NAME --epochs 50' },
} as const satisfies Readonly<Record<string, KindDescription>>;

interface KindDescription {
  /** The function of @vitrum/core that defines one. */
  readonly define: string;
  /** The options of `vitrum train` that use one; a layer is named in a configuration file. */
  readonly train?: string;
}

/** A kind of contribution with a template. */
export type Kind = keyof typeof kinds;

/** In the order in which they are offered. */
// The keys of an object literal, whose types Object.keys() loses.
export const kindNames = Object.keys(kinds) as readonly Kind[];

/** True for the name of a kind. */
export function isKind(text: string): text is Kind {
  return Object.hasOwn(kinds, text);
}
