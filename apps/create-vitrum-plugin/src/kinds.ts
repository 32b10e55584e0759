/** What a new plugin may contribute, and what that is called in code and on the command line. */
export const kinds = {
  activation: { define: 'defineActivation', train: '--activation NAME' },
  loss: { define: 'defineLoss', train: '--loss NAME' },
  layer: { define: 'defineLayer' },
  optimizer: { define: 'defineOptimizer', train: '--optimizer NAME' },
  dataset: {
    define: 'defineDataset',
    train: '--dataset NAME --architecture 2,16,2 --initializer glorot-normal --learning-rate 0.05',
  },
} as const satisfies Readonly<Record<string, KindDescription>>;

interface KindDescription {
  /** The function of @vitrum/core that types one. */
  readonly define: string;
  /** The options of `vitrum train` that try one; a layer is named in a configuration file. */
  readonly train?: string;
}

/** A kind of contribution that there is a template for. */
export type Kind = keyof typeof kinds;

/** In the order in which they are offered. */
// Object.keys() forgets that the keys of an object literal are exactly those.
export const kindNames = Object.keys(kinds) as readonly Kind[];

/** True for the name of a kind. */
export function isKind(text: string): text is Kind {
  return Object.hasOwn(kinds, text);
}
