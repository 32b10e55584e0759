import { resolveReference, type ContributionKind, type Reference, type Registry } from '@vitrum/core';
import { activationCurve, lossCurves, scheduleCurve, type Curve } from '@vitrum/plots';

/** The lines of a contribution. A row-wise function is none of one variable, and has no curve; nor has a schedule that follows the losses of the run. */
export function curvesOf(registry: Registry, kind: ContributionKind, reference: Reference): readonly Curve[] {
  switch (kind) {
    case 'activations': {
      const activation = resolveReference(registry, 'activation', reference);
      return activation.kind === 'rowwise' ? [] : [activationCurve(activation)];
    }
    case 'losses': {
      const loss = resolveReference(registry, 'loss', reference);
      return loss.kind === 'rowwise' ? [] : lossCurves(loss);
    }
    case 'schedules': {
      const schedule = resolveReference(registry, 'schedule', reference);
      return schedule.memory === undefined ? [scheduleCurve(schedule)] : [];
    }
    default:
      return [];
  }
}
