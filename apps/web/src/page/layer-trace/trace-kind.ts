import type { UnitTrace } from '@vitrum/network';

/** How a unit comes from what it reads: as the largest of them, as their mean or sum, as the one number itself, along a line, or otherwise. */
export type TraceKind = 'winner' | 'mean' | 'sum' | 'same' | 'line' | 'other';

/** Differences that are rounding. */
const rounding = 1e-9;

/** Told from the slopes, which the layer's own backward pass has given: 1 and nothing but 0 beside it is a choice. */
export function traceKind({ inputs, rest, a }: UnitTrace): TraceKind {
  const [first] = inputs;
  const isWhole = Math.abs(rest) <= rounding * Math.max(1, Math.abs(a));
  if (first === undefined) return 'other';
  if (inputs.length === 1) return isWhole && first.slope === 1 ? 'same' : 'line';
  if (!isWhole) return 'other';
  if (new Set(inputs.map(({ layer }) => layer)).size > 1) return 'sum';
  const [winner, ...others] = inputs.filter(({ slope }) => slope !== 0);
  if (winner?.slope === 1 && others.length === 0) return 'winner';
  return inputs.every(({ slope }) => Math.abs(slope * inputs.length - 1) < rounding) ? 'mean' : 'other';
}

/** The input that won, of a choice. */
export const winnerOf = (trace: UnitTrace): number => trace.inputs.findIndex(({ slope }) => slope !== 0);
