import type { Registry } from '@vitrum/core';
import { copyNetwork, type Network } from '@vitrum/network';
import type { ActiveRun } from './active-run.ts';

/**
 * Looks at a run's network with the weights of the moment while training goes on: one look after the other, each on the same copy. The
 * copy serves a network for good, and gives its memory back when another network comes.
 */
export class Onlooker {
  #kept: { readonly network: Network; readonly copy: Network } | undefined;
  #previous: Promise<unknown> = Promise.resolve();

  /** @param present - The run when the look's turn comes. */
  look<T>(registry: Registry, present: () => ActiveRun, work: (copy: Network, run: ActiveRun) => Promise<T>): Promise<T> {
    const take = async (): Promise<T> => {
      const run = present();
      return work(this.#copyOf(registry, run.open.network), run);
    };
    const answer = this.#previous.then(take, take);
    this.#previous = answer;
    return answer;
  }

  #copyOf(registry: Registry, network: Network): Network {
    if (this.#kept?.network === network) this.#kept.copy.copyFrom(network);
    else {
      this.#kept?.copy.release();
      this.#kept = { network, copy: copyNetwork(registry, network, { backend: network.backend }) };
    }
    return this.#kept.copy;
  }
}
