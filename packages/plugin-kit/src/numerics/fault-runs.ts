/** Neighbouring points at which a function is at fault in the same way. */
export interface FaultRun<Fault> {
  /** The point of the run that is farthest from 0. */
  readonly worst: number;
  readonly fault: Fault;
  /** Where the run begins and ends; undefined where it goes on to the end of the points. */
  readonly from?: number;
  readonly to?: number;
  readonly points: number;
}

/**
 * Gathers the faults of a function over ascending points, and places where each kind begins and ends by bisection.
 *
 * @param faultAt - What is wrong at a point; undefined where nothing is.
 * @param isSame - Whether two faults are of one kind.
 */
export function findFaultRuns<Fault>(
  points: readonly number[],
  faultAt: (x: number) => Fault | undefined,
  isSame: (a: Fault, b: Fault) => boolean,
): readonly FaultRun<Fault>[] {
  const faults = points.map(faultAt);
  const runs: FaultRun<Fault>[] = [];
  for (let first = 0; first < points.length; first++) {
    const fault = faults[first];
    if (fault === undefined) continue;
    const isOfRun = (other: Fault | undefined): boolean => other !== undefined && isSame(fault, other);
    let last = first;
    while (last + 1 < points.length && isOfRun(faults[last + 1])) last++;
    const [low, high] = [points[first] ?? NaN, points[last] ?? NaN];
    const border = (bad: number, beyond: number | undefined): number | undefined =>
      beyond === undefined ? undefined : bisect(bad, beyond, (x) => isOfRun(faultAt(x)));
    const [from, to] = [border(low, points[first - 1]), border(high, points[last + 1])];
    const worst = Math.abs(low) > Math.abs(high) ? low : high + 0; // + 0 makes 0 of −0
    const shown = isOfRun(faultAt(worst)) ? (faultAt(worst) ?? fault) : fault;
    runs.push({
      worst,
      fault: shown,
      points: last - first + 1,
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    });
    first = last;
  }
  return runs;
}

/** The last number on the way from `bad` to `good` that is bad. */
function bisect(bad: number, good: number, isBad: (x: number) => boolean): number {
  let [inside, outside] = [bad, good];
  for (let i = 0; i < 60; i++) {
    const middle = inside + (outside - inside) / 2;
    if (middle === inside || middle === outside) break;
    if (isBad(middle)) inside = middle;
    else outside = middle;
  }
  return inside;
}

/** Where a run is, in words: `from z = 709.783 on`. */
export function describeRun(
  { from, to, points, worst }: FaultRun<unknown>,
  variable: string,
  format: (x: number) => string,
): string {
  if (from === undefined && to === undefined) return 'everywhere';
  if (points === 1 && (from ?? to) === worst) return 'there alone';
  if (to === undefined) return `from ${variable} = ${format(from ?? worst)} on`;
  if (from === undefined) return `from ${variable} = ${format(to)} down`;
  if (points === 1 || from === to) return 'there alone'; // −0 and 0 are one place
  if (format(from) === format(to)) return `around ${variable} = ${format(from)}`;
  return `from ${variable} = ${format(from)} to ${format(to)}`;
}
