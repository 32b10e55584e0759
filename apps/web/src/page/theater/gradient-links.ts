import type { LayerWeights } from '../../shared/api/run.ts';
import type { ShownStep } from '../../shared/api/theater.ts';

/** ∂C/∂z of a layer in the place of its weights: times the input, each link's product is then its own gradient, ∂C/∂w = a·∂C/∂z. */
export function gradientWeights({ layer, inputs, units }: Pick<LayerWeights, 'layer' | 'inputs' | 'units'>, { gradients }: ShownStep): Float32Array {
  const errors = gradients[layer] ?? new Float32Array();
  const weights = new Float32Array(errors.length === units ? inputs * units : 0);
  for (let start = 0; start < weights.length; start += units) weights.set(errors, start);
  return weights;
}
