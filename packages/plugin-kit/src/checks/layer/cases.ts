import { isVitrumError, type Precision, type Shape } from '@vitrum/core';
import { createNetwork, planNetwork, type Network, type NetworkConfig, type PlannedLayer } from '@vitrum/network';
import { formatShape, referenceBackend } from '@vitrum/tensor';
import { leftOut } from '../../check.ts';
import type { CheckOutcome, Finding } from '../../report.ts';
import type { Subject, Variant } from '../../subject.ts';

/** A network of nothing but the layer, with particular options, on an input shape that suits it. */
export interface LayerCase {
  /** For messages: `conv with size = 3 on inputs of shape [8, 8, 3]`. */
  readonly label: string;
  readonly config: NetworkConfig;
  readonly inputShape: Shape;
  readonly outputShape: Shape;
  readonly plan: PlannedLayer['plan'];
}

/** From a vector to pictures with colors, to sequences and volumes. */
export const inputShapes: readonly Shape[] = [
  [6],
  [4, 4],
  [4, 4, 1],
  [8, 8, 3],
  [12, 12, 1],
  [3, 8, 8],
  [1, 28, 28],
  [28, 28, 1],
  [5, 3, 4, 2],
  [1],
];
const maxShapes = 4;

/** Every variant on the first few input shapes that suit it. What it throws that is no VitrumError is thrown on. */
export function layerCases(subject: Subject<'layers'>): readonly LayerCase[] {
  return subject.variants.flatMap((variant) => fittingCases(subject, variant).slice(0, maxShapes));
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

/** With one input; a layer that wants two, such as a sum, gets the same one twice. */
function tryCase({ registry, name }: Subject<'layers'>, { label, options }: Variant, inputShape: Shape): LayerCase | { readonly failure: string } {
  let failure = '';
  for (const links of [{}, { inputs: ['input', 'input'] }]) {
    const config: NetworkConfig = { inputShape, layers: [{ ...options, type: name, ...links }] };
    try {
      const { outputShape, layers: [{ plan }] } = planNetwork(config, registry);
      return { label: `${label} on inputs of shape ${formatShape(inputShape)}`, config, inputShape, outputShape, plan };
    } catch (error) {
      if (!isVitrumError(error)) throw error;
      failure ||= error.message;
    }
  }
  return { failure };
}

/** How a network of the layer is made. */
export interface CaseNetwork {
  readonly precision?: Precision;
  readonly seed?: number;
  readonly backend?: Network['backend'];
}

/** A network of the layer, which tells the gradient of its input too; the same for the same seed. */
export function networkOf({ registry }: Subject<'layers'>, { config }: LayerCase, { precision = 'float32', seed = 5, backend = referenceBackend }: CaseNetwork = {}): Network {
  return createNetwork(config, { registry, seed, precision, backend, hasInputGradient: true });
}

/** The findings of every case, each with what it is about. */
export function findingsOfCases(
  cases: readonly LayerCase[],
  find: (layerCase: LayerCase) => readonly Finding[],
): readonly Finding[] {
  return cases.flatMap((each) => find(each).map((finding) => ({ ...finding, message: `${each.label}: ${finding.message}` })));
}

/** `inputs of shape [6], [4, 4]`, for what was tried. */
export function describeCases(cases: readonly LayerCase[]): string {
  const shapes = [...new Set(cases.map(({ inputShape }) => formatShape(inputShape)))];
  return `inputs of shape ${shapes.join(', ')}`;
}

/** Where there is nothing to work on. */
export function noCase(): CheckOutcome {
  return leftOut('no input shape suits it; see the check "shapes"');
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
