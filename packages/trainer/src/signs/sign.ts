/** The names of the signs of trouble. */
export const signNames = [
  'dead-units',
  'saturated-units',
  'vanishing-gradients',
  'exploding-gradients',
  'overfitting',
  'loss-stands-still',
  'learning-rate-high',
  'classes-never-predicted',
  'shared-samples',
] as const;

/** The name of a sign of trouble. */
export type SignName = (typeof signNames)[number];

/** A sign of trouble: what is out of bounds, where, and what to try. */
export interface Sign {
  /** Which sign it is, for programs. */
  readonly sign: SignName;
  /** The index of the layer, for a sign of one layer. */
  readonly layer?: number;
  /** The figure that is out of bounds: a share, a ratio, a count. */
  readonly figure: number;
  /** One line: the figure and what it means. */
  readonly message: string;
  /** One line: what to try. */
  readonly hint: string;
}

/** Identifies a sign in a run: it is told once for each layer. */
export const keyOf = ({ sign, layer }: Pick<Sign, 'sign' | 'layer'>): string => (layer === undefined ? sign : `${sign}:${layer}`);
