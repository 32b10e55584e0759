import type { ContributionKind, Plugin } from '@vitrum/core';
import type { Curve } from '@vitrum/plots';
import { subjectsOf } from './check-plugin.ts';
import { checksOf } from './kind-checks.ts';

/** The curves of one contribution. */
export interface ContributionCurves {
  readonly kind: ContributionKind;
  readonly name: string;
  readonly curves: readonly Curve[];
}

/** The curves of the contributions that have some; nothing is checked. */
export function curvesOf(plugin: Plugin): readonly ContributionCurves[] {
  return subjectsOf(plugin, {})
    .map((subject) => ({ kind: subject.kind, name: subject.name, curves: checksOf(subject.kind).curves?.(subject) ?? [] }))
    .filter(({ curves }) => curves.length > 0);
}
