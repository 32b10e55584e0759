import type { KerasLayer } from '../keras-graph.ts';

/**
 * The layers in the order in which Keras lists those of a functional model: by their distance from the output, the farthest first, and
 * among equals as a walk from the output meets them. Files of weights follow that order.
 */
export function inKerasOrder(layers: readonly KerasLayer[], output: string): readonly KerasLayer[] {
  const byName = new Map(layers.map((layer) => [layer.name, layer]));
  const met = new Map<string, number>();
  const open = [output];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (met.has(name)) continue;
    met.set(name, met.size);
    open.push(...(byName.get(name)?.inputs ?? []).toReversed());
  }
  const distances = new Map<string, number>([[output, 0]]);
  for (const { name, inputs } of layers.toReversed()) {
    const distance = distances.get(name);
    if (distance === undefined) continue;
    for (const input of inputs) distances.set(input, Math.max(distances.get(input) ?? 0, distance + 1));
  }
  const place = (map: ReadonlyMap<string, number>, { name }: KerasLayer): number => map.get(name) ?? 0;
  return layers.filter(({ name }) => distances.has(name)).toSorted((a, b) => place(distances, b) - place(distances, a) || place(met, a) - place(met, b));
}
