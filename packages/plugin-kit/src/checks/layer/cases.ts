import { isVitrumError, VitrumError, type Precision, type Shape } from '@vitrum/core';
import { createNetwork, planNetwork, type LayerConfig, type Network, type NetworkConfig, type NetworkLayer } from '@vitrum/network';
import { formatShape, referenceBackend } from '@vitrum/tensor';
import type { CheckContext } from '../../check-context.ts';
import { findingOf, type Fault } from '../../finding.ts';
import type { Subject, Variant } from '../../subject.ts';
import type { LayerCase } from './layer-case.ts';

/** From vectors to color pictures, sequences and volumes; axis lengths are distinct where possible. */
const inputShapes: readonly Shape[] = [[6], [4, 6], [6, 4, 1], [6, 8, 3], [12, 12, 1], [3, 8, 8], [1, 28, 28], [28, 28, 1], [5, 3, 4, 2], [1]];
const maxShapes = 4;
const shapesOfVariant = 2;
/** A layer with several inputs is tried with three, then with two. */
const inputCounts = [1, 3, 2];

/**
 * The first variant on the first few suitable input shapes, and every other variant on two of those, in rotation.
 *
 * @throws VITRUM_SHAPE_MISMATCH if no shape suits the first variant; errors of the layer other than VitrumErrors
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

/** Some elements from an index on, cyclically. */
function inTurn<T>(list: readonly T[], from: number, count: number): readonly T[] {
  const start = list.length === 0 ? 0 : from % list.length;
  return [...list.slice(start), ...list.slice(0, start)].slice(0, count);
}

/** The case, or the reason why there is none. */
function tryCase({ registry, name }: Subject<'layers'>, variant: Variant, inputShape: Shape): LayerCase | string {
  let refusal = '';
  for (const inputCount of inputCounts) {
    const config: NetworkConfig = { inputShape, layers: layersOf({ ...variant.options, type: name }, inputCount) };
    try {
      const { outputShape, layers } = planNetwork(registry, structuredClone(config)); // a plan may modify its arguments
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

/** Runs a function on every case of every variant. */
export function eachCase({ variants, tried }: CheckContext<'layers'>, what: string, find: (layerCase: LayerCase) => readonly Fault[]): void {
  tried(`${what}; ${describeShapes(variants.flatMap(({ made }) => made))}`);
  for (const { made, fail } of variants)
    for (const each of made) fail(...find(each).map((fault) => ({ message: `${each.place}: ${findingOf(fault).message}`, hint: fault.hint })));
}

/** `inputs of shape [6], [4, 6]` */
const describeShapes = (cases: readonly LayerCase[]): string => `inputs of shape ${[...new Set(cases.map(({ inputShape }) => formatShape(inputShape)))].join(', ')}`;

/** Options of a network with the layer. */
export interface CaseNetwork {
  readonly precision?: Precision;
  readonly backend?: Network['backend'];
  readonly hasInputGradient?: boolean;
}

/** A network with the layer, the same on every call. It computes the gradient of its input unless told otherwise. */
export function networkOf({ config, registry }: LayerCase, options: CaseNetwork = {}): Network {
  return createNetwork(registry, config, { seed: 5, precision: 'float32', backend: referenceBackend, hasInputGradient: true, ...options });
}

/** The layer in a network of {@link networkOf}. */
export function layerOf({ layers }: Network): NetworkLayer {
  const layer = layers.at(-1);
  if (layer === undefined) throw new Error('A network has a layer.');
  return layer;
}
