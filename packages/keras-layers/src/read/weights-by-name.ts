import type { PortableTensor } from '@vitrum/core';
import type { WeightSource } from './read-layer.ts';

/**
 * The weights of a file that names them, `dense/kernel`; names may have those of models in front, that of a cell between, and `:0` behind, as some
 * versions write them.
 */
export function weightsByName(weights: ReadonlyMap<string, PortableTensor>): WeightSource {
  const exact = new Map([...weights].map(([name, tensor]) => [name.replace(/:0$/, ''), tensor]));
  const byEnds = new Map<string, PortableTensor | undefined>(); // undefined where two weights have the same ends
  for (const [name, tensor] of exact) {
    const parts = name.split('/');
    const end = parts.at(-1) ?? '';
    for (const owner of new Set(parts.slice(0, -1))) byEnds.set(`${owner}/${end}`, byEnds.has(`${owner}/${end}`) ? undefined : tensor);
  }
  return ({ name, id }, names) => {
    for (const each of names) {
      const found = exact.get(`${id}/${each}`) ?? exact.get(`${name}/${each}`) ?? byEnds.get(`${name}/${each}`);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}
