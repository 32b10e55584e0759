import type { Activation } from '@vitrum/core';

/** The range of an activation. */
export interface OutputRange {
  /** Least output; −Infinity for an activation without a lower bound. */
  readonly minimum: number;
  /** Largest output; Infinity for an activation without an upper bound. */
  readonly maximum: number;
  /** True if a sample's outputs add up to 1, like softmax's. */
  readonly addsUpToOne: boolean;
}

/** Arguments to evaluate an activation at. */
const probes = [-1e4, -100, -30, -10, -3, -1.5, -1, -0.5, -0.1, 0, 0.1, 0.5, 1, 1.5, 3, 10, 30, 100, 1e4];
/** Outputs beyond this count as unlimited. */
const farAway = 1e3;
const tolerance = 1e-6;

/** Determines the range of an activation by evaluating it, which works for plugins and built-ins alike. */
export function outputRangeOf(activation: Activation): OutputRange {
  const rows = activation.kind === 'rowwise' ? probes.map((z, i) => rowOf(activation, z, probes[(7 * i + 3) % probes.length] ?? 0)) : [];
  const outputs = activation.kind === 'rowwise' ? rows.flat() : probes.map((z) => activation.forward(z));
  const finite = outputs.filter(Number.isFinite);
  const [minimum, maximum] = [Math.min(...finite), Math.max(...finite)];
  const addsUpToOne = rows.length > 0 && rows.every((row) => Math.abs(row.reduce((sum, a) => sum + a, 0) - 1) < tolerance);
  return {
    minimum: minimum < -farAway ? -Infinity : minimum,
    maximum: maximum > farAway ? Infinity : maximum,
    addsUpToOne: addsUpToOne && minimum >= -tolerance,
  };
}

function rowOf(activation: Extract<Activation, { kind: 'rowwise' }>, first: number, second: number): readonly number[] {
  const outputs = new Float64Array(3);
  activation.forward(Float64Array.of(first, second, 0.25), outputs);
  return [...outputs];
}

/** True if all outputs are in [0, 1]. */
export function areProbabilities({ minimum, maximum }: OutputRange): boolean {
  return minimum >= -tolerance && maximum <= 1 + tolerance;
}
