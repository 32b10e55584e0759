/** A function of an input, and its gradient. */
export interface Slope {
  readonly value: number;
  readonly gradient: Float64Array;
}

/** Where an ascent begins, how far its inputs may go, and how far from the beginning it is to get about. */
export interface ClimbRequest {
  readonly start: Float64Array;
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
  /** Euclidean. */
  readonly reach: number;
  readonly slopeAt: (input: Float64Array) => Slope;
}

/** What an ascent came to. */
export interface Climb {
  readonly input: Float64Array;
  readonly steps: number;
}

const maxSteps = 80;
/** Step size as a share of 1/λ. */
const firstShare = 0.25;

/**
 * Gradient ascent on f(x) − λ/2·‖x − x₀‖² with x kept within bounds. λ = ‖∇f(x₀)‖ / reach, so that for a linear f without bounds it
 * ends at x₀ + reach · ∇f/‖∇f‖. A step that leads lower is taken back and halved.
 * Source: K. Simonyan, A. Vedaldi, A. Zisserman, "Deep Inside Convolutional Networks" (2013), https://arxiv.org/abs/1312.6034
 */
export function climb({ start, lowest, highest, reach, slopeAt }: ClimbRequest): Climb {
  let here = start.slice();
  let slope = slopeAt(here);
  const penalty = norm(slope.gradient) / reach;
  if (!(penalty > 0) || !Number.isFinite(penalty)) return { input: here, steps: 0 };
  const heightOf = (value: number, input: Float64Array): number => value - (penalty / 2) * squaredDistance(input, start);
  let height = heightOf(slope.value, here);
  let share = firstShare;
  let steps = 0;
  while (steps < maxSteps && share > 1e-3) {
    const { gradient } = slope;
    const next = here.map((value, i) => {
      const moved = value + (share / penalty) * ((gradient[i] ?? 0) - penalty * (value - (start[i] ?? 0)));
      return Math.min(highest[i] ?? Infinity, Math.max(lowest[i] ?? -Infinity, moved));
    });
    const nextSlope = slopeAt(next);
    const nextHeight = heightOf(nextSlope.value, next);
    steps++;
    if (!(nextHeight > height)) {
      share /= 2;
      continue;
    }
    [here, slope, height] = [next, nextSlope, nextHeight];
  }
  return { input: here, steps };
}

const norm = (values: Float64Array): number => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));

const squaredDistance = (one: Float64Array, other: Float64Array): number => one.reduce((sum, value, i) => sum + (value - (other[i] ?? 0)) ** 2, 0);
