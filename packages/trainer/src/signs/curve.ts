/** The losses of an epoch. */
export interface CurvePoint {
  /** From 1. */
  readonly epoch: number;
  /** On the training samples. */
  readonly loss: number;
  /** On the validation part, or on the test part without one. */
  readonly heldOutLoss: number;
}

/** What is kept of the losses of a run, as plain JSON. */
export interface Curve {
  /** The held-out loss before training, where it is known. */
  readonly before?: number;
  /** The latest epoch that was added; 0 before the first. */
  readonly epochs: number;
  /** Of the training losses. */
  readonly lowest?: number;
  /** Of the training losses. */
  readonly highest?: number;
  /** The epoch of the lowest held-out loss. */
  readonly best?: CurvePoint;
  /** The latest points, at most six. */
  readonly latest: readonly CurvePoint[];
}

/** Points of which the latest are kept. */
const keptPoints = 6;

/** The curve with another epoch; one that is known already, or not finite, changes nothing. */
export function extendCurve(curve: Curve, point: CurvePoint): Curve {
  const { epoch, loss, heldOutLoss } = point;
  if (epoch <= curve.epochs || !Number.isFinite(loss) || !Number.isFinite(heldOutLoss)) return curve;
  return {
    ...curve,
    epochs: epoch,
    lowest: Math.min(loss, curve.lowest ?? loss),
    highest: Math.max(loss, curve.highest ?? loss),
    best: curve.best === undefined || heldOutLoss < curve.best.heldOutLoss ? point : curve.best,
    latest: [...curve.latest, point].slice(-keptPoints),
  };
}
