import { inputName, placeText } from './layer-place.ts';
import type { LayerConfig, NetworkConfig } from './network-config.ts';
import { isResidual, type BlockLayer, type ResidualConfigOf } from './residual-config.ts';

/** A layer of the graph, and where it was written. */
export interface PlacedLayer {
  readonly layer: LayerConfig;
  /** For messages: `layers[2].shortcut[0] "wide"`. */
  readonly place: string;
  /** True for the sum at the end of a residual block. */
  readonly endsBlock: boolean;
}

/** The same network with its residual blocks written out. */
export function expandBlocks(network: NetworkConfig): NetworkConfig {
  if (!network.layers.some(isResidual)) return network;
  return { inputShape: network.inputShape, layers: placeLayers(network.layers).map(({ layer }) => layer) };
}

/** The layers of the graph in the order in which they are computed, with residual blocks written out. */
export function placeLayers(layers: readonly LayerConfig[]): readonly PlacedLayer[] {
  const expansion = new Expansion(layers);
  expansion.add(layers, 'layers');
  return expansion.placed;
}

class Expansion {
  readonly placed: PlacedLayer[] = [];
  readonly #names: Set<string>;
  #blocks = 0;

  constructor(layers: readonly LayerConfig[]) {
    this.#names = new Set([inputName, ...namesIn(layers)]);
  }

  /** @param from - What the first layer reads, unless it names its inputs; by default the layer before. */
  add(layers: readonly BlockLayer<LayerConfig>[], list: string, from?: string): void {
    for (const [i, given] of layers.entries()) {
      const place = placeText(`${list}[${i}]`, given.name);
      const layer = i === 0 && from !== undefined && given.inputs === undefined ? { ...given, inputs: [from] as const } : given;
      if (isResidual(layer)) this.#addBlock(layer, `${list}[${i}]`, place);
      else this.placed.push({ layer, place, endsBlock: false });
    }
  }

  #addBlock({ name, inputs, layers, shortcut = [], activation }: ResidualConfigOf<LayerConfig>, path: string, place: string): void {
    const label = name ?? this.#free(`block${++this.#blocks}`);
    const from = inputs?.[0] ?? this.#lastName(`${label}-input`);
    this.add(shortcut, `${path}.shortcut`, from);
    const around = shortcut.length === 0 ? from : this.#lastName(`${label}-shortcut`);
    this.add(layers, `${path}.layers`, from);
    const branch = this.#lastName(`${label}-branch`);
    const named = name === undefined ? {} : { name };
    this.placed.push({ layer: { type: 'add', inputs: [around, branch], ...(activation === undefined && named) }, place, endsBlock: true });
    if (activation !== undefined) this.placed.push({ layer: { type: 'activation', activation, ...named }, place, endsBlock: false });
  }

  /** The name of the last layer so far, which gets one if it has none. */
  #lastName(wanted: string): string {
    const last = this.placed.at(-1);
    if (last === undefined) return inputName;
    if (last.layer.name !== undefined) return last.layer.name;
    const name = this.#free(wanted);
    this.placed[this.placed.length - 1] = { ...last, layer: { ...last.layer, name } };
    return name;
  }

  #free(wanted: string): string {
    let name = wanted;
    for (let k = 2; this.#names.has(name); k++) name = `${wanted}-${k}`;
    this.#names.add(name);
    return name;
  }
}

function namesIn(layers: readonly BlockLayer<LayerConfig>[]): readonly string[] {
  return layers.flatMap((layer) => [
    ...(layer.name === undefined ? [] : [layer.name]),
    ...(isResidual(layer) ? [...namesIn(layer.layers), ...namesIn(layer.shortcut ?? [])] : []),
  ]);
}
