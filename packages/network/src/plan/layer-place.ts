import { VitrumError } from '@vitrum/core';
import { didYouMean, inputName, nearestName, type PlacedLayer } from '@vitrum/core/internal';

/**
 * The index of the layer that the one at `reader` names as an input; −1 for the network's input.
 *
 * @throws VITRUM_INVALID_CONFIG for a cycle, VITRUM_UNKNOWN_NAME for a name that no earlier layer has
 */
export function placeOf(input: string, reader: number, layers: readonly PlacedLayer[]): number {
  if (input === inputName) return -1;
  const found = layers.findIndex(({ layer }) => layer.name === input);
  if (found !== -1 && found < reader) return found;
  const cycle = found === -1 ? undefined : wayBetween(found, reader, layers);
  throw cycle === undefined ? notBefore(input, reader, found, layers) : closed([reader, ...cycle], layers);
}

/** The layers that are read one after the other on the way from one layer to another; undefined if there is none. */
function wayBetween(from: number, to: number, layers: readonly PlacedLayer[], seen = new Set<number>()): readonly number[] | undefined {
  if (from === to) return [to];
  if (seen.has(from)) return undefined;
  seen.add(from);
  for (const next of readBy(from, layers)) {
    const way = wayBetween(next, to, layers, seen);
    if (way !== undefined) return [from, ...way];
  }
  return undefined;
}

/** The layers that a layer reads, as far as its names can be found. */
function readBy(index: number, layers: readonly PlacedLayer[]): readonly number[] {
  const inputs = layers[index]?.layer.inputs;
  return (inputs === undefined ? [index - 1] : inputs.map((input) => layers.findIndex(({ layer }) => layer.name === input))).filter((place) => place >= 0);
}

function closed(cycle: readonly number[], layers: readonly PlacedLayer[]): VitrumError {
  const places = cycle.map((index) => layers[index]?.place);
  return new VitrumError({
    code: 'VITRUM_INVALID_CONFIG',
    message: `The inputs form a cycle: ${places.join(' reads ')}.`,
    hint: `Let one of them read an earlier layer, or "${inputName}": data go through a network once, from the first layer to the last.`,
  });
}

function notBefore(input: string, reader: number, found: number, layers: readonly PlacedLayer[]): VitrumError {
  const names = [inputName, ...layers.slice(0, reader).flatMap(({ layer: { name } }) => (name === undefined ? [] : [name]))];
  const nearest = found === -1 ? nearestName(input, names) : undefined;
  const isLater = found === -1 ? didYouMean(nearest) : `Put ${layers[found]?.place ?? ''} before this one. `;
  return new VitrumError({
    code: 'VITRUM_UNKNOWN_NAME',
    message: `No layer before this one is named "${input}".`,
    hint: `${isLater}It can read: ${names.join(', ')}. Layers stand in the order in which they are computed.`,
    nearest,
  });
}
