/** A point of a descent. */
export interface DescentPoint {
  readonly x: number;
  readonly y: number;
  /** C, the mean over the samples. */
  readonly cost: number;
  /** ∂C/∂x by backpropagation. */
  readonly gradientX: number;
  /** ∂C/∂y by backpropagation. */
  readonly gradientY: number;
}
