import { isVitrumError, resolveOptions, type Layer, type Precision, type Shape } from '@vitrum/core';
import { createRandom, formatShape, referenceBackend } from '@vitrum/tensor';
import type { Finding } from '../../report.ts';
import type { Subject, Variant } from '../../subject.ts';

/** A layer that was made for an input shape that suits it. */
export interface Fitting {
  readonly inputShape: Shape;
  readonly outputShape: Shape;
  readonly layer: Layer;
  /** The variant's own. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** From a vector to pictures with colours, to sequences and volumes. */
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

/** Makes the layer with the options of its first variant, for the first input shape that it takes. */
export function fittingOf(subject: Subject<'layers'>): Fitting | { readonly failure: Finding } {
  const [first] = fittingsOf(subject);
  return first ?? { failure: refusal(subject) };
}

/** Every input shape that it takes, with the options of a variant. What it throws that is no VitrumError is thrown on. */
export function fittingsOf(
  subject: Subject<'layers'>,
  variant: Variant | undefined = subject.variants[0],
  precision?: Precision,
): readonly Fitting[] {
  return inputShapes.flatMap((inputShape) => {
    try {
      const options = variant?.options ?? {};
      const layer = createLayer(subject, options, inputShape, precision);
      return [{ inputShape, outputShape: layer.outputShape, layer, options }];
    } catch (error) {
      if (isVitrumError(error)) return [];
      throw error;
    }
  });
}

/** A layer of its own, the same for the same seed. */
export function createLayer(
  { registry, definition, name }: Subject<'layers'>,
  options: Readonly<Record<string, unknown>>,
  inputShape: Shape,
  precision: Precision = 'float32',
  seed = 5,
  backend = referenceBackend,
): Layer {
  const values = resolveOptions(registry, definition.options, options, `layer "${name}"`);
  return definition.create(values, { inputShape, backend, precision, random: createRandom(seed) });
}

function refusal(subject: Subject<'layers'>): Finding {
  const [shape = [1]] = inputShapes;
  try {
    createLayer(subject, subject.variants[0]?.options ?? {}, shape);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      message:
        `It takes none of the input shapes ${inputShapes.map(formatShape).join(', ')}; ` +
        `for ${formatShape(shape)} it says: ${reason}`,
      hint: 'Options that are needed should have defaults; a layer should take at least one of these shapes.',
    };
  }
  return { message: 'It took an input shape when asked again that it had refused before.' };
}
