import type { Loss } from '@vitrum/core';
import type { Fault } from '../../finding.ts';

/** The domain of a loss: its valid outputs and targets. */
export interface Domain {
  readonly outputs: Interval;
  readonly targets: Interval;
}

/** Whether the ends belong to it. */
export interface Interval {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Ordinary numbers in it. */
  readonly probes: readonly number[];
}

const anywhere: Interval = { name: 'from −1000 to 1000', from: -1000, to: 1000, probes: [-3, -0.6, 0.2, 0.7, 1.4, 3] };
const nonNegative: Interval = { name: 'from 0 to 1000', from: 0, to: 1000, probes: [0.05, 0.2, 0.7, 1.4, 3] };
const probability: Interval = { name: 'from 0 to 1', from: 0, to: 1, probes: [0.05, 0.2, 0.5, 0.7, 0.95] };

/** Widest first: the domain of a loss is the first on whose ordinary numbers it is finite. */
const domains: readonly Domain[] = [
  { outputs: anywhere, targets: anywhere },
  { outputs: anywhere, targets: nonNegative },
  { outputs: nonNegative, targets: nonNegative },
  { outputs: anywhere, targets: probability },
  { outputs: probability, targets: probability },
];
const [everything] = domains;

/** Determines the domain of a loss from where its values are finite. */
export function domainOf(loss: Loss): Domain {
  const domain = domains.find(({ outputs, targets }) =>
    outputs.probes.every((y) => targets.probes.every((t) => Number.isFinite(probe(loss, y, t)))),
  );
  return domain ?? everything ?? { outputs: anywhere, targets: anywhere };
}

/** The numbers that lie in an interval. */
export function within({ from, to }: Interval, numbers: readonly number[]): readonly number[] {
  return numbers.filter((x) => x >= from && x <= to);
}

/** Describes the domain, unless it is everything. */
export function describeDomain({ outputs, targets }: Domain): readonly Fault[] {
  if (outputs === anywhere && targets === anywhere) return [];
  const hints = new Map([
    [probability, 'sigmoid or softmax'],
    [nonNegative, 'exponential or softplus'],
  ]);
  const activations = hints.get(outputs);
  return [{
    message: `It is not finite everywhere: taken as a loss for outputs ${outputs.name} and targets ${targets.name}.`,
    hint: activations && `Say in its description that the outputs have to come from ${activations}, or clip them.`,
  }];
}

/** Rows of more than one element, since a loss may divide by a row's length or norm. */
function probe(loss: Loss, y: number, t: number): number {
  if (loss.kind !== 'rowwise') return loss.value(y, t);
  return loss.value(Float64Array.of(y, 0.4, 0.6), Float64Array.of(t, 0.3, 0.7));
}
