import type { FloatArray } from '@vitrum/core';
import type { Network } from '@vitrum/network';

/** The weights and states of a network. */
export type Weights = Pick<Network, 'parameters' | 'state'>;

/** A copy of a network's parameters and states, to keep the best ones. */
export const weightsOf = (network: Weights): readonly FloatArray[] => dataOf(network).map((data) => data.slice());

/** The numbers of each parameter, then of each state. */
export const dataOf = ({ parameters, state }: Weights): readonly FloatArray[] => [...parameters, ...state].map(({ value }) => value.data);
