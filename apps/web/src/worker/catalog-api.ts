import {
  contributionKinds,
  kindNames,
  resolveReference,
  type ContributionKind,
  type Reference,
  type Registry,
} from '@vitrum/core';
import type { Curve } from '@vitrum/plugin-kit';
import { builtins } from 'vitrum';
import type { Catalog, CatalogApi, CatalogCurve, CatalogItem } from './api/catalog.ts';
import type { Session } from './session.ts';

/** Epochs of the run that a schedule is drawn for: its shape is what is looked at. */
const drawnEpochs = 10;
const pointsPerEpoch = 20;

/** What the registry holds, and the lines of what can be drawn. */
export function catalogApi(session: Pick<Session, 'registry'>): CatalogApi {
  return {
    catalog: () => catalogOf(session.registry),
    curves: async (kind, reference) => {
      if (kind === 'schedules') return scheduleCurves(session.registry, reference);
      if (kind === 'activations' || kind === 'losses') return functionCurves(session.registry, kind, reference);
      return [];
    },
  };
}

/** Names of the plugins that the page comes with: those of every program, and the one that reads a visitor's files. */
export const builtinNames: ReadonlySet<string> = new Set([...builtins.map(({ name }) => name), '@vitrum/data-files']);

function catalogOf(registry: Registry): Catalog {
  const items = kindNames.map((kind) => [kind, itemsOf(registry, kind)]);
  // Built from the list of kinds, so the type system cannot see that every kind is present.
  return Object.fromEntries(items) as Catalog;
}

function itemsOf(registry: Registry, kind: ContributionKind): readonly CatalogItem[] {
  return registry[kind].entries.map(({ definition, plugin }) => ({
    kind,
    name: definition.name,
    plugin: plugin.name,
    isBuiltin: builtinNames.has(plugin.name),
    ...(definition.description !== undefined && { description: definition.description }),
    ...(definition.formula !== undefined && { formula: definition.formula }),
    ...(definition.derivativeFormula !== undefined && { derivativeFormula: definition.derivativeFormula }),
    ...(definition.source !== undefined && { source: definition.source }),
    options: 'options' in definition ? structuredClone(definition.options) : {},
  }));
}

/** A row-wise function is none of one variable, and has no curve. */
async function functionCurves(registry: Registry, kind: 'activations' | 'losses', reference: Reference): Promise<readonly CatalogCurve[]> {
  const { activationCurve, lossCurves } = await import('@vitrum/plugin-kit/plots');
  if (kind === 'activations') {
    const activation = resolveReference(registry, 'activation', reference);
    return activation.kind === 'rowwise' ? [] : linesOf(activationCurve(activation));
  }
  const loss = resolveReference(registry, 'loss', reference);
  return loss.kind === 'rowwise' ? [] : lossCurves(loss).flatMap(linesOf);
}

/** A function and its derivative. */
function linesOf({ place, variable, symbol, points }: Curve): readonly CatalogCurve[] {
  const suffix = place === undefined ? '' : ` ${place}`;
  const line = (label: string, isDerivative: boolean, values: readonly number[]): CatalogCurve => ({
    label: `${label}${suffix}`,
    variable,
    isDerivative,
    x: Float32Array.from(points, ({ x }) => x),
    y: Float32Array.from(values),
  });
  return [
    line(symbol, false, points.map(({ value }) => value)),
    // Where it brings no derivative of its own, vitrum takes central differences, and so does the picture.
    line(`${symbol}′`, true, points.map(({ derivative, numerical }) => (Number.isNaN(derivative) ? numerical : derivative))),
  ];
}

function scheduleCurves(registry: Registry, reference: Reference): readonly CatalogCurve[] {
  const { factor } = resolveReference(registry, 'schedule', reference);
  const x = Float32Array.from({ length: drawnEpochs * pointsPerEpoch + 1 }, (_, index) => index / pointsPerEpoch);
  const y = x.map((epoch) => factor({ epoch, epochs: drawnEpochs }));
  return [{ label: 'factor of η', variable: 'epoch', isDerivative: false, x, y }];
}

/** A contribution in words: `activation "gauss"`. */
export const describeContribution = (kind: ContributionKind, name: string): string => `${contributionKinds[kind].singular} "${name}"`;
