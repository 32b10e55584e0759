import type { ProgressPoint } from '../../shared/api/run.ts';

/** At most so many points: neighbors become one, with the mean of their losses. */
export function thinPoints(points: readonly ProgressPoint[], max: number): readonly ProgressPoint[] {
  const together = Math.ceil(points.length / max);
  if (together <= 1) return [...points];
  return Array.from({ length: Math.ceil(points.length / together) }, (_, group) => {
    const members = points.slice(group * together, (group + 1) * together);
    const loss = members.reduce((sum, member) => sum + member.loss, 0) / members.length;
    return { epoch: 0, ...members.at(-1), loss };
  });
}
