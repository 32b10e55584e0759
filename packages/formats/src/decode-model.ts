import {
  describeValue,
  isFiniteNumber,
  isListOf,
  isRecord,
  isRecordOf,
  isVitrumError,
  VitrumError,
  type Backend,
  type Registry,
  type Shape,
  type Tensor,
} from '@vitrum/core';
import { createNetwork, parseNetworkConfig, type Network } from '@vitrum/network';
import { sizeOf, tensorFrom } from '@vitrum/tensor';
import { checkPlugins, findPluginWarnings, isRequiredPlugin, type ModelWarning } from './check-plugins.ts';
import type { ModelFile, SavedParameter } from './model-file.ts';

/** What surrounds a model when it is loaded. */
export interface DecodeModelOptions {
  readonly registry: Registry;
  /** The reference backend when left out. */
  readonly backend?: Backend;
  /** Told what is doubtful: a plugin in another major version than the model was made with. */
  readonly onWarning?: (warning: ModelWarning) => void;
}

/**
 * The network of a model file, with the saved parameters.
 *
 * @throws VITRUM_INVALID_MODEL with the reason: a wrong form, a plugin that is missing, parameters that do not fit
 */
export function decodeModel(model: ModelFile, { registry, backend, onWarning }: DecodeModelOptions): Network {
  checkPlugins(model.plugins, registry);
  for (const warning of findPluginWarnings(model.plugins, registry)) onWarning?.(warning);
  try {
    const network = createNetwork(model.network, { registry, seed: 0, ...(backend === undefined ? {} : { backend }) });
    const saved = Object.entries(model.parameters);
    network.loadParameters(new Map(saved.map(([name, parameter]) => [name, decodeParameter(name, parameter)])));
    return network;
  } catch (error) {
    // A machine too small for the model says nothing against the model.
    if (!isVitrumError(error) || error.code === 'VITRUM_INVALID_MODEL' || error.category === 'environment') throw error;
    throw new VitrumError({
      code: 'VITRUM_INVALID_MODEL',
      message: `The model does not describe a network: ${error.message}`,
      hint: error.hint,
      nearest: error.nearest,
      cause: error,
    });
  }
}

/**
 * The model in the text of a file.
 *
 * @throws VITRUM_INVALID_MODEL
 */
export function parseModel(text: string): ModelFile {
  return checkModel(parseJson(text));
}

/**
 * Checks that untrusted JSON has the form of a model, such as the one inside a checkpoint.
 *
 * @throws VITRUM_INVALID_MODEL
 */
export function checkModel(value: unknown): ModelFile {
  if (!isRecord(value) || value['format'] !== 'vitrum-model') {
    throw invalid(`A model file has "format": "vitrum-model", got ${describeValue(isRecord(value) ? value['format'] : value)}.`);
  }
  const { formatVersion, plugins, network, parameters, metadata } = value;
  if (formatVersion !== 2) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_MODEL',
      message: `This version of vitrum reads model format 2, the file has format ${describeValue(formatVersion)}.`,
      hint: 'Update vitrum where the file is newer, train again where it is older.',
    });
  }
  if (!isListOf(plugins, isRequiredPlugin)) throw invalid('"plugins" is a list of { "name", "version" }.');
  if (!isRecordOf(parameters, isSavedParameter)) throw invalid('"parameters" holds { "shape", "values" } by name.');
  return {
    format: 'vitrum-model',
    formatVersion,
    plugins,
    network: asModelError(() => parseNetworkConfig(network)),
    parameters,
    metadata: isRecord(metadata) ? metadata : {},
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new VitrumError({
      code: 'VITRUM_INVALID_MODEL',
      message: `The model file is not JSON: ${reason}`,
      hint: 'It may be cut short; train again, or copy the file again.',
      cause: error,
    });
  }
}

function asModelError<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!isVitrumError(error)) throw error;
    throw invalid(error.message);
  }
}

function decodeParameter(name: string, { shape, values }: SavedParameter): Tensor {
  if (values.length === sizeOf(shape)) return tensorFrom(shape, values);
  throw invalid(`The parameter "${name}" of shape ${describeValue(shape)} has ${values.length} numbers.`);
}

function isSavedParameter(value: unknown): value is SavedParameter {
  return isRecord(value) && isShape(value['shape']) && isListOf(value['values'], isFiniteNumber);
}

function isShape(value: unknown): value is Shape {
  return isListOf(value, isFiniteNumber) && value.every((length) => Number.isSafeInteger(length) && length >= 0);
}

function invalid(message: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_MODEL',
    message,
    hint: 'Use a model.json that `vitrum train` or encodeModel() wrote.',
  });
}
