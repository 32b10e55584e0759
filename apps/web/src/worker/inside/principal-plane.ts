/** The plane in which points differ most. */
export interface PrincipalPlane {
  /** Of all points. */
  readonly mean: Float64Array;
  /** Two unit vectors at right angles; the second is 0 where points lie on a line. */
  readonly axes: readonly [Float64Array, Float64Array];
  /** Variance of the points along each, and in all. */
  readonly variances: readonly [number, number];
  readonly variance: number;
}

/** Points as rows of numbers. */
export interface PointRows {
  readonly values: ArrayLike<number>;
  readonly count: number;
  readonly width: number;
}

const maxRounds = 100;
/** Rounds end when the plane's variance grows by less, as a share. */
const tolerance = 1e-9;

/**
 * The two directions of largest variance (principal component analysis) by subspace iteration, V ← orthonormal(XᵀX·V), on the centered
 * points themselves, so that no covariance matrix is formed; at its end the plane is turned to its own axes.
 * Source: G. H. Golub, C. F. Van Loan, "Matrix Computations", 4th edition, 8.2.4 (orthogonal iteration)
 *
 * @param from - Axes to begin with: those of a moment before, so that a picture does not turn over.
 */
export function principalPlane(points: PointRows, from?: readonly [Float64Array, Float64Array]): PrincipalPlane {
  const mean = meanOf(points);
  const variance = varianceOf(points, mean);
  const known = from?.[0].length === points.width && from[1].some((value) => value !== 0) ? from : undefined;
  let [first, second] = known ?? beginning(points.width);
  let before = -1;
  for (let round = 0; round < maxRounds && variance > 0; round++) {
    const [ofFirst, ofSecond] = [spread(points, mean, first), spread(points, mean, second)];
    const found = norm(ofFirst) + norm(ofSecond);
    [first, second] = orthonormal(ofFirst, ofSecond);
    if (Math.abs(found - before) <= tolerance * found) break;
    before = found;
  }
  return { mean, variance, ...turned(points, mean, first, second, known) };
}

/** Where points lie in the plane: x and y of each. */
export function project({ values, count, width }: PointRows, { mean, axes: [first, second] }: PrincipalPlane): Float32Array {
  const places = new Float32Array(2 * count);
  for (let row = 0; row < count; row++) {
    let [x, y] = [0, 0];
    for (let i = 0; i < width; i++) {
      const value = (values[row * width + i] ?? 0) - (mean[i] ?? 0);
      x += value * (first[i] ?? 0);
      y += value * (second[i] ?? 0);
    }
    places.set([x, y], 2 * row);
  }
  return places;
}

/** The axes of the points within the plane, larger variance first; their signs as they were before, else the largest number positive. */
function turned(points: PointRows, mean: Float64Array, first: Float64Array, second: Float64Array, before?: readonly [Float64Array, Float64Array]): Pick<PrincipalPlane, 'axes' | 'variances'> {
  const [ofFirst, ofSecond] = [spread(points, mean, first), spread(points, mean, second)];
  const [xx, xy, yy] = [dot(first, ofFirst), dot(first, ofSecond), dot(second, ofSecond)];
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const axes = [first.map((value, i) => c * value + s * (second[i] ?? 0)), first.map((value, i) => c * (second[i] ?? 0) - s * value)] as const;
  const half = (xx + yy) / 2;
  const apart = Math.hypot((xx - yy) / 2, xy);
  return { axes: [signed(axes[0], before?.[0]), signed(axes[1], before?.[1])], variances: [half + apart, Math.max(0, half - apart)] };
}

function signed(axis: Float64Array, before: Float64Array | undefined): Float64Array {
  const sign = before === undefined ? axis.reduce((largest, value) => (Math.abs(value) > Math.abs(largest) ? value : largest), 0) : dot(axis, before);
  return sign < 0 ? axis.map((value) => -value) : axis;
}

/** XᵀX·v / n for the centered points. */
function spread({ values, count, width }: PointRows, mean: Float64Array, vector: Float64Array): Float64Array {
  const result = new Float64Array(width);
  const shift = dot(mean, vector);
  let total = 0;
  for (let row = 0; row < count; row++) {
    const at = row * width;
    let along = -shift;
    for (let i = 0; i < width; i++) along += (values[at + i] ?? 0) * (vector[i] ?? 0);
    for (let i = 0; i < width; i++) result[i] = (result[i] ?? 0) + along * (values[at + i] ?? 0);
    total += along;
  }
  return result.map((value, i) => (value - total * (mean[i] ?? 0)) / count);
}

/** Gram and Schmidt; a vector without length becomes 0. */
function orthonormal(first: Float64Array, second: Float64Array): readonly [Float64Array, Float64Array] {
  const one = unit(first, 0);
  const scale = norm(second);
  const along = dot(one, second);
  const rest = second.map((value, i) => value - along * (one[i] ?? 0));
  // Once more, for what rounding left.
  const left = dot(one, rest);
  return [one, unit(rest.map((value, i) => value - left * (one[i] ?? 0)), 1e-10 * scale)];
}

function unit(vector: Float64Array, least: number): Float64Array {
  const length = norm(vector);
  return length > least ? vector.map((value) => value / length) : vector.map(() => 0);
}

/** Two vectors that no axis of data is likely to be at right angles to; the same every time. */
function beginning(width: number): readonly [Float64Array, Float64Array] {
  const wave = (step: number): Float64Array => Float64Array.from({ length: width }, (_, i) => Math.cos(1 + step * i) + 0.01);
  return orthonormal(wave(0.7), wave(2.3));
}

function meanOf({ values, count, width }: PointRows): Float64Array {
  const mean = new Float64Array(width);
  for (let row = 0; row < count; row++) for (let i = 0; i < width; i++) mean[i] = (mean[i] ?? 0) + (values[row * width + i] ?? 0) / count;
  return mean;
}

function varianceOf({ values, count, width }: PointRows, mean: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < count; row++) for (let i = 0; i < width; i++) sum += ((values[row * width + i] ?? 0) - (mean[i] ?? 0)) ** 2;
  return sum / count;
}

const dot = (one: Float64Array, other: Float64Array): number => one.reduce((sum, value, i) => sum + value * (other[i] ?? 0), 0);
const norm = (vector: Float64Array): number => Math.sqrt(dot(vector, vector));
