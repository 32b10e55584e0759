/** A point of a descent. */
export interface DescentPoint {
  /** Value of the first weight. */
  readonly x: number;
  /** Value of the second weight. */
  readonly y: number;
  /** C, the mean over the samples. */
  readonly cost: number;
  /** ∂C/∂x by backpropagation. */
  readonly gradientX: number;
  /** ∂C/∂y by backpropagation. */
  readonly gradientY: number;
}
