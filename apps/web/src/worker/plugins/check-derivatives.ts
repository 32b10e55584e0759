import { isVitrumError, resolveReference, type Activation, type Plugin, type Registry } from '@vitrum/core';
import type { DerivativeFault } from '../../shared/api/plugins.ts';

/** Where a derivative is compared: on both sides of zero, off the places where activations usually have a bend. */
const places = Array.from({ length: 41 }, (_, index) => -4 + 0.2 * index + 0.013);
const step = 1e-4;
/** Relative to the size of the numbers; a central difference with this step is better by far. */
const tolerance = 1e-3;

/**
 * The activations of a plugin whose derivative is not the slope of their own function, compared with central differences
 * (φ(z + h) − φ(z − h)) / 2h. An activation that needs options, or is row-wise, is left to `vitrum check-plugin`.
 */
export function checkDerivatives(registry: Registry, { activations = [] }: Plugin): readonly DerivativeFault[] {
  return activations.flatMap(({ name }) => faultOf(registry, name) ?? []);
}

function faultOf(registry: Registry, name: string): DerivativeFault | undefined {
  const activation = resolve(registry, name);
  if (activation === undefined || activation.kind === 'rowwise' || activation.derivative === undefined) return undefined;
  const { derivative } = activation;
  const told = places.map((z) => derivative(z, activation.forward(z)));
  const measured = places.map((z) => (activation.forward(z + step) - activation.forward(z - step)) / (2 * step));
  const faults = places.filter((_, index) => differs(told[index] ?? NaN, measured[index] ?? NaN));
  // At a bend one place may differ: both sides have a slope of their own.
  return faults.length > 2 ? { activation: name, z: places, told, measured } : undefined;
}

function resolve(registry: Registry, name: string): Activation | undefined {
  try {
    return resolveReference(registry, 'activation', name);
  } catch (error) {
    if (isVitrumError(error)) return undefined; // it needs options
    throw error;
  }
}

const differs = (told: number, measured: number): boolean => !(Math.abs(told - measured) <= tolerance * Math.max(1, Math.abs(told), Math.abs(measured)));
