import type { Reference, ReferenceKind } from '@vitrum/core';
import { kindBySingular } from '@vitrum/core/internal';
import type { Curve } from '@vitrum/plots';
import type { Lab } from '../lab/lab.ts';

const loaded = new Map<string, Promise<readonly Curve[]>>();

/** The curves of a contribution; cached, since a registered name never changes its meaning. */
export function loadCurves({ run }: Pick<Lab, 'run'>, kind: ReferenceKind, reference: Reference): Promise<readonly Curve[]> {
  const key = JSON.stringify([kind, reference]);
  const known = loaded.get(key);
  if (known !== undefined) return known;
  // No plot for an unknown contribution: the form reports it.
  const curves = run.ask.curves(kindBySingular[kind], reference).catch(() => []);
  loaded.set(key, curves);
  return curves;
}
