import type { NetworkDescription, PortableModel, PortableTensors } from '@vitrum/core';
import { isListOf, isRecord, parseJson } from '@vitrum/core/internal';
import { isRequiredPlugin } from '../check-plugins.ts';
import { invalidModel } from '../check-size.ts';
import type { RequiredPlugin } from '../model-file.ts';

/** Everything of a model but its numbers, as JSON: what a file of tensors keeps beside them. */
export function envelopeOf({ network, state, metadata, plugins }: PortableModel): string {
  return JSON.stringify({ ...(plugins && { plugins }), network, state: Object.keys(state), metadata });
}

/**
 * The model of tensors and of the untrusted envelope that was beside them, if there was one.
 *
 * @throws VITRUM_INVALID_MODEL
 */
export function openEnvelope(text: string | undefined, tensors: PortableTensors): PortableModel {
  if (text === undefined) return { parameters: tensors, state: {}, metadata: {} };
  const { network, state, metadata, plugins } = parseEnvelope(text);
  const isState = (name: string): boolean => state.includes(name);
  const part = (wanted: boolean): PortableTensors => Object.fromEntries(Object.entries(tensors).filter(([name]) => isState(name) === wanted));
  return { ...(network && { network }), parameters: part(false), state: part(true), metadata, ...(plugins && { plugins }) };
}

interface Envelope {
  readonly plugins?: readonly RequiredPlugin[];
  readonly network?: NetworkDescription;
  readonly state: readonly string[];
  readonly metadata: Readonly<Record<string, unknown>>;
}

function parseEnvelope(text: string): Envelope {
  const value = parse(text);
  if (!isRecord(value)) throw invalidModel('What the file says of its model is no object.');
  const { network, state = [], metadata = {}, plugins } = value;
  if (!isListOf(state, (name) => typeof name === 'string')) throw invalidModel('"state" is a list of names of tensors.');
  if (!isRecord(metadata)) throw invalidModel('"metadata" is an object.');
  if (plugins !== undefined && !isListOf(plugins, isRequiredPlugin)) throw invalidModel('"plugins" is a list of { "name", "version" }.');
  const rest = { state, metadata, ...(plugins && { plugins }) };
  if (network === undefined) return rest;
  if (!isDescription(network)) throw invalidModel('"network" is an object with an "inputShape" and a list of "layers".');
  return { network, ...rest };
}

/** Its form alone: names and options of layers are checked when it is planned. */
function isDescription(value: unknown): value is NetworkDescription {
  if (!isRecord(value)) return false;
  const { inputShape, layers } = value;
  return isListOf(inputShape, (length) => typeof length === 'number') && isListOf(layers, isTyped);
}

const isTyped = (layer: unknown): layer is { readonly type: string } => isRecord(layer) && typeof layer['type'] === 'string';

function parse(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    throw invalidModel(`What the file says of its model is not JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
}
