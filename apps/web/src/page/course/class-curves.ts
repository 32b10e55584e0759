import type { LivePoint } from '../curves/curve-data.ts';

/** The accuracy of a class over the epochs. */
export interface ClassCurve {
  readonly name: string;
  /** In epochs. */
  readonly x: readonly number[];
  /** Per cent. */
  readonly y: readonly number[];
}

/** A curve for each class; none where nothing was measured by class. */
export function classCurves(points: readonly LivePoint[], names: readonly string[]): readonly ClassCurve[] {
  const measured = points.filter(({ classes }) => classes !== undefined);
  if (measured.length === 0) return [];
  return names.map((name, index) => {
    const known = measured.flatMap(({ epoch, classes }) => (classes?.[index] === undefined ? [] : [[epoch, classes[index]] as const]));
    return { name, x: known.map(([epoch]) => epoch), y: known.map(([, accuracy]) => accuracy) };
  });
}

/** The index of the class that is recognized least at the end. */
export function weakestClass(curves: readonly ClassCurve[]): number | undefined {
  let [weakest, least]: [number | undefined, number] = [undefined, Infinity];
  for (const [index, { y }] of curves.entries()) {
    const last = y.at(-1);
    if (last !== undefined && last < least) [weakest, least] = [index, last];
  }
  return weakest;
}
