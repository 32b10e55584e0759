import { categoryOf, isVitrumError, VitrumError, type Backend, type FloatArray, type Registry, type Tensor } from '@vitrum/core';
import { describeValue, isListOf, isRecord, parseJson } from '@vitrum/core/internal';
import { parseNetworkConfig, planNetwork, type Network } from '@vitrum/network';
import { createBlankNetwork } from '@vitrum/network/internal';
import { referenceBackend, tensorFrom } from '@vitrum/tensor';
import { checkPlugins, findPluginWarnings, isRequiredPlugin, type ModelWarning } from './check-plugins.ts';
import { checkInput, checkSize, invalidModel } from './check-size.ts';
import type { BinaryModel, ModelFile, SavedParameter } from './model-file.ts';
import { parseBinaryTensors, parseTensors } from './parse-tensors.ts';

/** Decimals, or bits. */
type Numbers = readonly number[] | FloatArray;

/** Options of {@link decodeModel}. */
export interface DecodeModelOptions {
  /** The reference backend by default. */
  readonly backend?: Backend;
  /** Receives doubts: a plugin in another major version than the one the model was made with. */
  readonly onWarning?: (warning: ModelWarning) => void;
}

/**
 * The network of a model file, with the saved parameters.
 *
 * @throws VITRUM_INVALID_MODEL with the reason: wrong form, missing plugin, parameters that do not fit
 */
export function decodeModel(registry: Registry, model: ModelFile<Numbers>, { backend = referenceBackend, onWarning }: DecodeModelOptions = {}): Network {
  checkPlugins(registry, model.plugins);
  for (const warning of findPluginWarnings(registry, model.plugins)) onWarning?.(warning);
  try {
    checkInput(model);
    const plan = planNetwork(registry, model.network);
    checkSize(model, plan);
    const network = createBlankNetwork(plan, backend);
    network.loadParameters(tensorsOf(model.parameters));
    network.loadState(tensorsOf(model.state));
    return network;
  } catch (error) {
    if (error instanceof RangeError) throw invalidModel(`The model does not fit into memory: ${error.message}.`);
    // Running out of memory does not mean that the model is invalid.
    if (!isVitrumError(error) || error.code === 'VITRUM_INVALID_MODEL' || categoryOf(error) === 'environment') throw error;
    throw new VitrumError({
      code: 'VITRUM_INVALID_MODEL',
      message: `The model does not describe a network: ${error.message}`,
      hint: error.hint,
      nearest: error.nearest,
      cause: error,
    });
  }
}

function tensorsOf(saved: Readonly<Record<string, SavedParameter<Numbers>>> = {}): ReadonlyMap<string, Tensor> {
  return new Map(Object.entries(saved).map(([name, { shape, values }]) => [name, tensorFrom(shape, values)]));
}

/**
 * The model in the text of a file.
 *
 * @throws VITRUM_INVALID_MODEL
 */
export function parseModel(text: string): ModelFile {
  return checkModel(parseText(text));
}

/**
 * Checks that untrusted JSON has the form of a model.
 *
 * @throws VITRUM_INVALID_MODEL
 */
export function checkModel(value: unknown): ModelFile {
  return checkForm(value, parseTensors);
}

/**
 * Checks that an untrusted value has the form of a model with numbers as bits, such as the one in a checkpoint.
 *
 * @throws VITRUM_INVALID_MODEL
 */
export function checkBinaryModel(value: unknown): BinaryModel {
  return checkForm(value, parseBinaryTensors);
}

type ParseTensors<Values> = (key: 'parameters' | 'state', value: unknown) => Readonly<Record<string, SavedParameter<Values>>>;

function checkForm<Values>(value: unknown, parse: ParseTensors<Values>): ModelFile<Values> {
  if (!isRecord(value) || value['format'] !== 'vitrum-model') {
    throw invalidModel(`A model file has "format": "vitrum-model", got ${describeValue(isRecord(value) ? value['format'] : value)}.`);
  }
  const { formatVersion, plugins, network, parameters, state, metadata } = value;
  if (formatVersion === 3) throw numbersBeside(value['tensors']);
  if (formatVersion !== 2) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_MODEL',
      message: `This version of vitrum reads the model formats 2 and 3, the file has format ${describeValue(formatVersion)}.`,
      hint: 'Update vitrum if the file is newer; train again if it is older.',
    });
  }
  if (!isListOf(plugins, isRequiredPlugin)) throw invalidModel('"plugins" is a list of { "name", "version" }.');
  return {
    format: 'vitrum-model',
    formatVersion,
    plugins,
    network: asModelError(() => parseNetworkConfig(network)),
    parameters: parse('parameters', parameters),
    ...(state !== undefined && { state: parse('state', state) }),
    metadata: isRecord(metadata) ? metadata : {},
  };
}

/** Version 3 has its numbers in another file, which this text alone does not give. */
function numbersBeside(tensors: unknown): VitrumError {
  const file = isRecord(tensors) ? tensors['file'] : undefined;
  return new VitrumError({
    code: 'VITRUM_INVALID_MODEL',
    message: `The model has its numbers in a file of their own, ${describeValue(file)}, which was not read with it.`,
    hint: 'Read it with the format "vitrum" of @vitrum/format-safetensors, or put the numbers into the file: vitrum convert MODEL model.json',
  });
}

function parseText(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new VitrumError({
      code: 'VITRUM_INVALID_MODEL',
      message: `The model file is not JSON: ${reason}`,
      hint: isOtherEncoding(text) ? 'It was saved in another encoding than UTF-8, perhaps as UTF-16: save it as UTF-8.' : 'It may be cut short; train again, or copy the file again.',
      cause: error,
    });
  }
}

/** True for UTF-16 that was read as UTF-8: it begins with a broken byte order mark, or every other character is zero. */
function isOtherEncoding(text: string): boolean {
  return text.startsWith('\uFFFD') || text.slice(0, 4).includes('\0');
}

function asModelError<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!isVitrumError(error)) throw error;
    throw invalidModel(error.message);
  }
}
