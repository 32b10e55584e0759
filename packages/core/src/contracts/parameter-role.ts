/** The role of a parameter: the `scale` is that of a norm, an `embedding` a table of rows that are looked up. See `decays`. */
export type ParameterRole = 'weight' | 'embedding' | 'bias' | 'scale';

/** True for weights and embeddings, to which weight decay and penalties apply: biases and the scales of norms are spared. */
export function decays(role: ParameterRole): boolean {
  return role === 'weight' || role === 'embedding';
}
