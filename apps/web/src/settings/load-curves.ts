import { kindBySingular, type Reference, type ReferenceKind } from '@vitrum/core';
import type { Lab } from '../lab/lab.ts';
import type { CatalogCurve } from '../worker/api/catalog.ts';

const loaded = new Map<string, Promise<readonly CatalogCurve[]>>();

/** The lines of a contribution; asked for once, since a registered name never changes its meaning. */
export function loadCurves({ worker }: Pick<Lab, 'worker'>, kind: ReferenceKind, reference: Reference): Promise<readonly CatalogCurve[]> {
  const key = JSON.stringify([kind, reference]);
  const known = loaded.get(key);
  if (known !== undefined) return known;
  // No plot where there is no such contribution: the form beside it says so.
  const curves = worker.curves(kindBySingular[kind], reference).catch(() => []);
  loaded.set(key, curves);
  return curves;
}
