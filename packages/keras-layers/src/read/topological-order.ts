import { invalidKeras, type ReadLayer } from './read-layer.ts';

/**
 * The layers that an output needs, each behind what it reads.
 *
 * @throws VITRUM_INVALID_MODEL for a circle
 */
export function inOrder(layers: readonly ReadLayer[], output: string): readonly ReadLayer[] {
  const byId = new Map(layers.map((layer) => [layer.id, layer]));
  if (byId.size !== layers.length) throw invalidKeras('two layers have the same name');
  const ordered: ReadLayer[] = [];
  const states = new Map<string, 'open' | 'done'>();
  const stack = [output];
  // Not recursive: a long chain would exceed the stack.
  for (let id = stack.at(-1); id !== undefined; id = stack.at(-1)) {
    const layer = byId.get(id);
    if (layer === undefined) throw invalidKeras(`the layer ${JSON.stringify(id)}, which another one reads, is not there`);
    if (states.get(id) === undefined) {
      states.set(id, 'open');
      for (const input of layer.inputs.toReversed()) {
        if (states.get(input) === 'open') throw invalidKeras(`its layers go round in a circle, by "${input}"`);
        if (states.get(input) === undefined) stack.push(input);
      }
      continue;
    }
    stack.pop();
    if (states.get(id) === 'done') continue;
    states.set(id, 'done');
    ordered.push(layer);
  }
  return ordered;
}
