import type { NetworkDescription, NetworkEnds } from '../contracts/network.ts';
import { describeValue } from '../errors/describe-value.ts';
import { VitrumError } from '../errors/vitrum-error.ts';
import { isListOf, isRecord } from '../json.ts';
import { checkOptions } from '../options/check-option.ts';
import type { OptionSchema, Reference } from '../options/option-schema.ts';
import { contributionFailure } from './contribution-failure.ts';
import type { NetworkDefinition, PlainOptionValues } from './network-definition.ts';
import type { Registry } from './registry.ts';
import { normalizeReference, resolveOptions } from './resolve.ts';

/** A network by name with its options checked, not yet built. */
interface ResolvedNetwork {
  readonly type: string;
  readonly definition: NetworkDefinition;
  readonly options: PlainOptionValues<OptionSchema>;
}

/**
 * Looks a network up and checks its options; the layers need the two ends too, see {@link buildNetwork}.
 *
 * @throws VITRUM_INVALID_REFERENCE, VITRUM_UNKNOWN_NAME and the errors of options
 */
export function resolveNetwork(registry: Registry, reference: Reference): ResolvedNetwork {
  const { type, ...options } = normalizeReference(reference, 'network');
  const definition = registry.networks.lookup(type);
  const given: Readonly<Record<string, unknown>> = options;
  // A plugin in JavaScript may leave the schema out, which is checked wherever there is one.
  const schema = (definition.options as OptionSchema | undefined) ?? {};
  const where = `network "${type}"`;
  resolveOptions(registry, schema, given, where);
  // checkOptions guarantees that every option is present and of its type.
  return { type, definition, options: checkOptions(schema, given, where) as PlainOptionValues<OptionSchema> };
}

/**
 * The layers of a network by name, as plain JSON; they are planned and checked by whoever makes the network.
 *
 * @example
 * buildNetwork(registry, 'cnn-small', { inputShape: [28, 28], outputs: 10, outputActivation: 'softmax' });
 * @throws VITRUM_INVALID_REFERENCE, VITRUM_UNKNOWN_NAME and the errors of options; VITRUM_SHAPE_MISMATCH for samples that it cannot take;
 * VITRUM_INVALID_CONTRIBUTION
 */
export function buildNetwork(registry: Registry, reference: Reference, ends: NetworkEnds): NetworkDescription {
  const { type, definition, options } = resolveNetwork(registry, reference);
  try {
    const built: unknown = definition.build(options, ends);
    if (isDescription(built)) return built;
    throw new VitrumError({
      code: 'VITRUM_INVALID_CONTRIBUTION',
      message: `The network "${type}" must be built to an object with "inputShape" and a list of "layers", got ${describeValue(built)}.`,
      hint: 'Return { inputShape: [28, 28], layers: [{ type: "flatten" }, { type: "dense", units: 10 }] } from build.',
    });
  } catch (error) {
    throw contributionFailure('networks', type, definition, error);
  }
}

/** Its form alone: names and options of layers are checked when it is planned. */
function isDescription(value: unknown): value is NetworkDescription {
  if (!isRecord(value)) return false;
  const { inputShape, layers } = value;
  return isListOf(inputShape, (length) => typeof length === 'number') && isListOf(layers, isTyped);
}

const isTyped = (layer: unknown): layer is { readonly type: string } => isRecord(layer) && typeof layer['type'] === 'string';
