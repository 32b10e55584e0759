import { checkBlock } from './check-block.ts';
import { inputName, placeText, type LayerEntry, type PlacedLayer } from './layer-entry.ts';

/** The `type` of a residual block, which is no layer of a plugin. */
export const residualType = 'residual';

/** A residual block whose form has been checked. */
interface Residual {
  readonly name?: string;
  readonly inputs?: readonly string[];
  readonly trainable?: boolean;
  readonly layers: readonly LayerEntry[];
  readonly shortcut?: readonly LayerEntry[];
  readonly activation?: unknown;
}

const isResidual = (layer: LayerEntry): layer is LayerEntry & Residual => layer.type === residualType;

/** True for a list of layers that holds blocks. */
export const hasBlocks = (layers: readonly LayerEntry[]): boolean => layers.some(isResidual);

/** The layers of the graph in the order in which they are computed, with residual blocks written out; see `LayerDefinition.writeOut`. */
export function writeOutBlocks(layers: readonly LayerEntry[]): readonly PlacedLayer[] {
  const expansion = new Expansion(layers);
  expansion.add(layers, 'layers');
  return expansion.placed;
}

class Expansion {
  readonly placed: PlacedLayer[] = [];
  readonly #names: Set<string>;
  #blocks = 0;

  constructor(layers: readonly LayerEntry[]) {
    this.#names = new Set([inputName, ...namesIn(layers)]);
  }

  /** @param from - What the first layer reads, unless it names its inputs; by default the layer before. */
  add(layers: readonly LayerEntry[], list: string, from?: string): void {
    for (const [i, given] of layers.entries()) {
      const place = placeText(`${list}[${i}]`, given.name);
      const layer = i === 0 && from !== undefined && given.inputs === undefined ? { ...given, inputs: [from] as const } : given;
      if (isResidual(layer)) this.#addBlock(layer, `${list}[${i}]`, place);
      else this.placed.push({ layer, place });
    }
  }

  #addBlock({ name, inputs, trainable, layers: given, shortcut: around = [], activation }: Residual, path: string, place: string): void {
    const [layers, shortcut] = trainable === false ? [frozen(given), frozen(around)] : [given, around];
    const label = name ?? this.#free(`block${++this.#blocks}`);
    const from = inputs?.[0] ?? this.#lastName(`${label}-input`);
    this.add(shortcut, `${path}.shortcut`, from);
    const way = shortcut.length === 0 ? from : this.#lastName(`${label}-shortcut`);
    this.add(layers, `${path}.layers`, from);
    const branch = this.#lastName(`${label}-branch`);
    const named = name === undefined ? {} : { name };
    this.placed.push({ layer: { type: 'add', inputs: [way, branch], ...(activation === undefined && named) }, place, check: checkBlock });
    if (activation !== undefined) this.placed.push({ layer: { type: 'activation', activation, ...named }, place });
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

/** The layers of a block that is not trained. */
const frozen = (layers: readonly LayerEntry[]): readonly LayerEntry[] => layers.map((layer) => ({ ...layer, trainable: false }));

function namesIn(layers: readonly LayerEntry[]): readonly string[] {
  return layers.flatMap((layer) => [
    ...(layer.name === undefined ? [] : [layer.name]),
    ...(isResidual(layer) ? [...namesIn(layer.layers), ...namesIn(layer.shortcut ?? [])] : []),
  ]);
}
