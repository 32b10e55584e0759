import { isVitrumError, type Precision, type Shape } from '@vitrum/core';
import { createNetwork, planNetwork, type LayerConfig, type Network, type NetworkConfig, type NetworkLayer, type PlannedLayer } from '@vitrum/network';
import { formatShape, referenceBackend } from '@vitrum/tensor';
import { skipped } from '../../old-check.ts';
import type { CheckOutcome, Finding } from '../../report.ts';
import type { Subject, Variant } from '../../subject.ts';

/**
 * A network that ends with the layer, with particular options, on an input shape that suits it. It is nothing but the layer where that
 * reads one input; else a normalization gives every input other numbers.
 */
export interface LayerCase {
  /** For messages: `conv with size = 3 on inputs of shape [6, 8, 3]`. */
  readonly label: string;
  readonly variant: Variant;
  /** How many inputs the layer reads. */
  readonly inputCount: number;
  readonly config: NetworkConfig;
  readonly inputShape: Shape;
  readonly outputShape: Shape;
  readonly plan: PlannedLayer['plan'];
}

/** From a vector to pictures with colors, to sequences and volumes; no two axes alike where that can be. */
const inputShapes: readonly Shape[] = [
  [6],
  [4, 6],
  [6, 4, 1],
  [6, 8, 3],
  [12, 12, 1],
  [3, 8, 8],
  [1, 28, 28],
  [28, 28, 1],
  [5, 3, 4, 2],
  [1],
];
const maxShapes = 4;
const shapesOfVariant = 2;
/** A layer that reads several inputs is tried with three, then with two. */
const inputCounts = [1, 3, 2];

/**
 * The first variant on the first few input shapes that suit it, every other one on two of those, in turn. What it throws that is no
 * VitrumError is thrown on.
 */
export function layerCases(subject: Subject<'layers'>): readonly LayerCase[] {
  return subject.variants.flatMap((variant, turn) => {
    const cases = fittingCases(subject, variant).slice(0, maxShapes);
    return turn === 0 || cases.length <= shapesOfVariant ? cases : inTurn(cases, turn * shapesOfVariant, shapesOfVariant);
  });
}

/** Every variant on one input shape, in turn, for what does not depend on the shape. */
export function casePerVariant(subject: Subject<'layers'>): readonly LayerCase[] {
  return subject.variants.flatMap((variant, turn) => inTurn(fittingCases(subject, variant).slice(0, maxShapes), turn, 1));
}

/** Some elements, from one on; after the last comes the first. */
function inTurn<T>(list: readonly T[], from: number, count: number): readonly T[] {
  const start = list.length === 0 ? 0 : from % list.length;
  return [...list.slice(start), ...list.slice(0, start)].slice(0, count);
}

/** The first variant on the first input shape that suits it, or why there is none. */
export function firstCase(subject: Subject<'layers'>): LayerCase | { readonly failure: Finding } {
  const [first] = subject.variants.slice(0, 1).flatMap((variant) => fittingCases(subject, variant));
  return first ?? { failure: refusal(subject) };
}

function fittingCases(subject: Subject<'layers'>, variant: Variant): readonly LayerCase[] {
  return inputShapes.flatMap((inputShape) => {
    const made = tryCase(subject, variant, inputShape);
    return 'failure' in made ? [] : [made];
  });
}

function tryCase({ registry, name }: Subject<'layers'>, variant: Variant, inputShape: Shape): LayerCase | { readonly failure: string } {
  let failure = '';
  for (const inputCount of inputCounts) {
    const config: NetworkConfig = { inputShape, layers: layersOf({ ...variant.options, type: name }, inputCount) };
    try {
      const { outputShape, layers } = planNetwork(structuredClone(config), registry); // a plan may write to what it is given
      const { plan } = layers.at(-1) ?? layers[0];
      const label = `${variant.label} on ${inputCount === 1 ? 'inputs' : `${inputCount} inputs`} of shape ${formatShape(inputShape)}`;
      return { label, variant, inputCount, config, inputShape, outputShape, plan };
    } catch (error) {
      if (!isVitrumError(error)) throw error;
      failure ||= error.message;
    }
  }
  return { failure };
}

function layersOf(layer: LayerConfig, inputCount: number): readonly LayerConfig[] {
  if (inputCount === 1) return [layer];
  const before = Array.from({ length: inputCount }, (_, i) => ({ type: 'layer-norm', name: `input ${i + 1}`, inputs: ['input'] }));
  return [...before, { ...layer, inputs: before.map(({ name }) => name) }];
}

/** How a network of the layer is made. */
export interface CaseNetwork {
  readonly precision?: Precision;
  readonly seed?: number;
  readonly backend?: Network['backend'];
  readonly hasInputGradient?: boolean;
}

/** A network of the layer, which tells the gradient of its input too unless that is not wanted; the same for the same seed. */
export function networkOf(
  { registry }: Subject<'layers'>,
  { config }: LayerCase,
  { precision = 'float32', seed = 5, backend = referenceBackend, hasInputGradient = true }: CaseNetwork = {},
): Network {
  return createNetwork(config, { registry, seed, precision, backend, hasInputGradient });
}

/** The layer of a network of {@link networkOf}. */
export function layerOf({ layers }: Network): NetworkLayer {
  const layer = layers.at(-1);
  if (layer === undefined) throw new Error('A network has a layer.');
  return layer;
}

/** The findings of every case, each with what it is about. */
export function findingsOfCases(
  cases: readonly LayerCase[],
  find: (layerCase: LayerCase) => readonly Finding[],
): readonly Finding[] {
  return cases.flatMap((each) => find(each).map((finding) => ({ ...finding, message: `${each.label}: ${finding.message}` })));
}

/** `inputs of shape [6], [4, 6]`, for what was tried. */
export function describeCases(cases: readonly LayerCase[]): string {
  const shapes = [...new Set(cases.map(({ inputShape }) => formatShape(inputShape)))];
  return `inputs of shape ${shapes.join(', ')}`;
}

/** Where there is nothing to work on. */
export function noCase(): CheckOutcome {
  return skipped('no input shape suits it; see the check "shapes"');
}

function refusal(subject: Subject<'layers'>): Finding {
  const [shape = [1]] = inputShapes;
  const [variant] = subject.variants;
  const made = variant === undefined ? undefined : tryCase(subject, variant, shape);
  const reason = made !== undefined && 'failure' in made ? made.failure : 'nothing';
  return {
    message:
      `It takes none of the input shapes ${inputShapes.map(formatShape).join(', ')}; ` +
      `for ${formatShape(shape)} it says: ${reason}`,
    hint: 'Options that are needed should have defaults; a layer should take at least one of these shapes.',
  };
}
