// What `train` puts together: tensors, backends, networks and the loop that trains them.
export { buildNetwork, createBackend } from '@vitrum/core';
export { createCost, createNetwork, denseNetworkConfig, Network, NetworkLayer, planNetwork } from '@vitrum/network';
export type { Cost } from '@vitrum/network';
export {
  createDraws,
  createRandom,
  createTensor,
  referenceBackend,
  rowsOf,
  sizeOf,
  tensorFrom,
  transpose,
} from '@vitrum/tensor';
export { evaluate, planTraining, Trainer, weightsOf } from '@vitrum/trainer';
