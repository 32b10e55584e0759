import { VitrumError } from '@vitrum/core';
import { didYouMean, nearestName } from '@vitrum/core/internal';
import type { LayerConfig } from '@vitrum/network';

/**
 * Layers with those frozen that a text names, and the others not: `0..5` from the first to the sixth, `3`, `conv1`, `all`, `none`, joined by commas.
 *
 * @throws VITRUM_INVALID_OPTION
 */
export function freezeLayers(layers: readonly LayerConfig[], text: string): readonly LayerConfig[] {
  const frozen = new Set(text.split(',').flatMap((part) => indicesOf(part.trim(), layers)));
  return layers.map(({ trainable: _, ...layer }, index) => (frozen.has(index) ? { ...layer, trainable: false } : layer));
}

function indicesOf(part: string, layers: readonly LayerConfig[]): readonly number[] {
  if (part === 'none') return [];
  if (part === 'all') return [...layers.keys()];
  const named = layers.findIndex(({ name }) => name === part);
  if (named !== -1) return [named];
  const [, first, last] = /^(\d+)(?:\.\.(\d+))?$/.exec(part) ?? [];
  if (first === undefined) throw unknownLayer(part, layers);
  const [from, to] = [Number(first), Number(last ?? first)];
  if (from > to || to >= layers.length) throw outside(part, layers);
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

function unknownLayer(part: string, layers: readonly LayerConfig[]): VitrumError {
  const names = layers.flatMap(({ name }) => (name === undefined ? [] : [name]));
  const nearest = nearestName(part, names);
  return new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `"freeze" names layers of the base, and "${part}" is none.`,
    hint: `${didYouMean(nearest)}Give a range such as 0..${layers.length - 1}, indices, all, none${names.length > 0 ? `, or names: ${names.join(', ')}` : ''}.`,
    nearest,
  });
}

function outside(part: string, layers: readonly LayerConfig[]): VitrumError {
  const list = layers.map(({ type }, index) => `${index} ${type}`).join(', ');
  return new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `"freeze" is ${part}, and the base has the layers 0..${layers.length - 1} without those at its end, which are replaced.`,
    hint: `Layers that can be frozen: ${list}.`,
  });
}
