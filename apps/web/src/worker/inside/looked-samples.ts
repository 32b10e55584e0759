import type { Registry } from '@vitrum/core';
import { planNetwork, type Network } from '@vitrum/network';
import { countMultiplyAdds } from '@vitrum/network/internal';

/** Products that a look may take: about a second of one core. */
const budget = 1e9;
/** No fewer samples than these tell anything. */
const fewest = 300;

const known = new WeakMap<object, number>();

/** How many samples of a dataset are looked at: all for small networks, fewer for large ones. */
export function lookedSamples(registry: Registry, { config }: Network, size: number): number {
  let products = known.get(config);
  if (products === undefined) {
    products = planNetwork(registry, config).layers.reduce((sum, { plan }) => sum + countMultiplyAdds(plan), 0);
    known.set(config, products);
  }
  return Math.min(size, Math.max(fewest, Math.floor(budget / Math.max(1, products))));
}
