import type { ParameterRole } from './parameter-role.ts';
import type { Tensor } from './tensor.ts';

/** A trainable tensor of a network and its gradient, of the same shape. */
export interface Parameter {
  /** Unique within its network: `layers.0.weights`. */
  readonly name: string;
  /** Decides whether weight decay and penalties apply; see {@link ParameterRole}. */
  readonly role: ParameterRole;
  /** θ, which the optimizer changes in place. */
  readonly value: Tensor;
  /** ∂C/∂θ of the last backward pass, formed when it is read; zeros before the first. Always the same tensor. */
  readonly gradient: Tensor;
  /**
   * θ ← θ − stepSize·∂C/∂θ, if possible without forming the gradient, which can still be read until the next forward pass.
   */
  descend(stepSize: number): void;
}
