import { isVitrumError, VitrumError, type Precision, type Shape } from '@vitrum/core';
import { createNetwork, planNetwork, type LayerConfig, type Network, type NetworkConfig, type NetworkLayer } from '@vitrum/network';
import { formatShape, referenceBackend } from '@vitrum/tensor';
import type { CheckContext } from '../../check-context.ts';
import { findingOf, type Fault } from '../../finding.ts';
import type { Subject, Variant } from '../../subject.ts';
import type { LayerCase } from './layer-case.ts';

/** From a vector to pictures with colors, to sequences and volumes; no two axes alike where that can be. */
const inputShapes: readonly Shape[] = [[6], [4, 6], [6, 4, 1], [6, 8, 3], [12, 12, 1], [3, 8, 8], [1, 28, 28], [28, 28, 1], [5, 3, 4, 2], [1]];
const maxShapes = 4;
const shapesOfVariant = 2;
/** A layer that reads several inputs is tried with three, then with two. */
const inputCounts = [1, 3, 2];

/**
 * The first variant on the first few input shapes that suit it, every other one on two of those, in turn.
 *
 * @throws VITRUM_SHAPE_MISMATCH where no shape suits the first variant; what the layer throws that is no VitrumError
 */
export function layerCases(subject: Subject<'layers'>, variant: Variant): readonly LayerCase[] {
  const attempts = inputShapes.map((inputShape) => tryCase(subject, variant, inputShape));
  const cases = attempts.filter((attempt) => typeof attempt !== 'string').slice(0, maxShapes);
  const [refusal] = attempts.filter((attempt) => typeof attempt === 'string');
  const turn = subject.variants.indexOf(variant);
  if (turn > 0) return inTurn(cases, turn * shapesOfVariant, shapesOfVariant);
  if (cases.length > 0) return cases;
  const [first = [1]] = inputShapes;
  throw new VitrumError({
    code: 'VITRUM_SHAPE_MISMATCH',
    message: `It takes none of the input shapes ${inputShapes.map(formatShape).join(', ')}; for ${formatShape(first)} it says: ${refusal ?? ''}`,
    hint: 'Options that are needed should have defaults; a layer should take at least one of these shapes.',
  });
}

/** Some elements, from one on; after the last comes the first. */
function inTurn<T>(list: readonly T[], from: number, count: number): readonly T[] {
  const start = list.length === 0 ? 0 : from % list.length;
  return [...list.slice(start), ...list.slice(0, start)].slice(0, count);
}

/** The case, or why there is none. */
function tryCase({ registry, name }: Subject<'layers'>, variant: Variant, inputShape: Shape): LayerCase | string {
  let refusal = '';
  for (const inputCount of inputCounts) {
    const config: NetworkConfig = { inputShape, layers: layersOf({ ...variant.options, type: name }, inputCount) };
    try {
      const { outputShape, layers } = planNetwork(structuredClone(config), registry); // a plan may write to what it is given
      const place = `${inputCount === 1 ? 'inputs' : `${inputCount} inputs`} of shape ${formatShape(inputShape)}`;
      return { place, inputCount, config, inputShape, outputShape, plan: (layers.at(-1) ?? layers[0]).plan, registry };
    } catch (error) {
      if (!isVitrumError(error)) throw error;
      refusal ||= error.message;
    }
  }
  return refusal;
}

function layersOf(layer: LayerConfig, inputCount: number): readonly LayerConfig[] {
  if (inputCount === 1) return [layer];
  const before = Array.from({ length: inputCount }, (_, i) => ({ type: 'layer-norm', name: `input ${i + 1}`, inputs: ['input'] }));
  return [...before, { ...layer, inputs: before.map(({ name }) => name) }];
}

/** Examines every case of every variant. */
export function eachCase({ variants, tried }: CheckContext<'layers'>, what: string, find: (layerCase: LayerCase) => readonly Fault[]): void {
  tried(`${what}; ${describeShapes(variants.flatMap(({ made }) => made))}`);
  for (const { made, fail } of variants)
    for (const each of made) fail(...find(each).map((fault) => ({ message: `${each.place}: ${findingOf(fault).message}`, hint: fault.hint })));
}

/** `inputs of shape [6], [4, 6]` */
const describeShapes = (cases: readonly LayerCase[]): string => `inputs of shape ${[...new Set(cases.map(({ inputShape }) => formatShape(inputShape)))].join(', ')}`;

/** How a network of the layer is made. */
export interface CaseNetwork {
  readonly precision?: Precision;
  readonly backend?: Network['backend'];
  readonly hasInputGradient?: boolean;
}

/** A network of the layer, always the same one, which gives the gradient of its input too unless that is not wanted. */
export function networkOf({ config, registry }: LayerCase, options: CaseNetwork = {}): Network {
  return createNetwork(config, { registry, seed: 5, precision: 'float32', backend: referenceBackend, hasInputGradient: true, ...options });
}

/** The layer of a network of {@link networkOf}. */
export function layerOf({ layers }: Network): NetworkLayer {
  const layer = layers.at(-1);
  if (layer === undefined) throw new Error('A network has a layer.');
  return layer;
}
