import type { ProgressPoint } from '../../../shared/api/run.ts';

/** More points than a screen has pixels are of no use. */
const maxPoints = 4000;

/** Appends points; if there are too many, every two neighbors are merged. */
export function appendPoints(before: readonly ProgressPoint[], points: readonly ProgressPoint[]): readonly ProgressPoint[] {
  const all = [...before, ...points];
  return all.length <= maxPoints ? all : halve(all);
}

function halve(points: readonly ProgressPoint[]): readonly ProgressPoint[] {
  const halved: ProgressPoint[] = [];
  for (let index = 0; index < points.length; index += 2) {
    const [first, second] = [points[index], points[index + 1]];
    if (first !== undefined) halved.push(second === undefined ? first : { ...second, loss: (first.loss + second.loss) / 2 });
  }
  return halved;
}
