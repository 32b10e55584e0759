import { VitrumError } from '@vitrum/core';
import { checkOptions, describeValue, isListOf, isRecord, isReference } from '@vitrum/core/internal';
import type { RequiredPlugin } from '@vitrum/formats';
import { isRequiredPlugin } from '@vitrum/formats/internal';
import { parseNetworkConfig, type NetworkConfig } from '@vitrum/network';
import type { TrainingConfig } from '@vitrum/trainer';
import { trainingSchema } from '@vitrum/trainer/internal';
import { parseBaseReference, type BaseReference } from '../base/base-reference.ts';
import { checkKeys } from './check-keys.ts';
import { parseDatasetReference, type DatasetReference } from '../data/dataset-reference.ts';
import type { NamedNetwork } from './named-network.ts';
import { parseRunEnvironment, type RunEnvironment } from '../run-environment.ts';
import { parseNetworkShorthand, type NetworkShorthand } from './network-shorthand.ts';

/** The configuration of a run, in a file or as command options; all properties are optional. */
export interface RunConfig {
  /** What the run is, for people. */
  readonly description?: string;
  /** What to train on; which one by default is up to the program that reads the configuration. */
  readonly dataset?: DatasetReference;
  /** A trained model whose layers the network begins with. */
  readonly base?: BaseReference;
  /** The network: layer by layer, by the sizes of its fully connected layers, or by name. By default it is fitted to the data. */
  readonly network?: NetworkConfig | NetworkShorthand | NamedNetwork;
  /** How to train: what is left out is fitted to the data or has its default. */
  readonly training?: TrainingConfig;
  /** The plugins that have the names used here, besides those built in. */
  readonly plugins?: ConfigPlugins;
  /** In the record of a run: what computed it. */
  readonly environment?: RunEnvironment;
}

/** The plugins that a configuration names. */
export interface ConfigPlugins {
  /** Files and packages to load: code. */
  readonly load: readonly string[];
  /** Plugins that must be registered, without their location; the record in a run folder has only these. */
  readonly required: readonly RequiredPlugin[];
}

/**
 * Checks that untrusted JSON has the form of a run configuration. Names are looked up when it is resolved.
 *
 * @throws VITRUM_INVALID_CONFIG, VITRUM_UNKNOWN_OPTION, VITRUM_INVALID_OPTION, VITRUM_INVALID_REFERENCE
 */
export function parseRunConfig(value: unknown): RunConfig {
  const known = ['description', 'plugins', 'dataset', 'base', 'network', 'training', 'environment'];
  const { description, plugins, dataset, base, network, training, environment } = checkKeys(value, known, 'The description of a run');
  return {
    ...(description !== undefined && { description: parseDescription(description) }),
    ...(plugins !== undefined && { plugins: parsePlugins(plugins) }),
    ...(dataset !== undefined && { dataset: parseDatasetReference(dataset) }),
    ...(base !== undefined && { base: parseBaseReference(base) }),
    ...(network !== undefined && { network: parseNetwork(network) }),
    ...(training !== undefined && { training: parseTraining(training) }),
    ...(environment !== undefined && { environment: parseRunEnvironment(environment) }),
  };
}

function parseDescription(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new VitrumError({
    code: 'VITRUM_INVALID_CONFIG',
    message: `"description" must be a text, got ${describeValue(value)}.`,
    hint: 'Say in words what the run is, or leave it out.',
  });
}

function parsePlugins(value: unknown): ConfigPlugins {
  const isEntry = (entry: unknown): entry is string | RequiredPlugin => (typeof entry === 'string' && entry !== '') || isRequiredPlugin(entry);
  if (isListOf(value, isEntry)) {
    return {
      load: value.filter((entry) => typeof entry === 'string'),
      required: value.flatMap((entry) => (typeof entry === 'string' ? [] : [{ name: entry.name, version: entry.version }])),
    };
  }
  throw new VitrumError({
    code: 'VITRUM_INVALID_CONFIG',
    message: `"plugins" must be a list of files and packages, got ${describeValue(value)}.`,
    hint: 'Write ["./bent.mjs", "vitrum-plugin-x"]; a path is relative to the configuration.',
  });
}

function parseNetwork(value: unknown): NetworkConfig | NetworkShorthand | NamedNetwork {
  if (typeof value === 'string') return { type: value };
  if (isRecord(value) && isReference(value)) return parseNamed(value);
  if (isRecord(value) && !('layers' in value) && !('inputShape' in value)) return parseNetworkShorthand(value);
  return parseNetworkConfig(isRecord(value) ? checkKeys(value, ['inputShape', 'layers'], '"network"') : value);
}

/** Layers beside a name would be ignored. */
function parseNamed(value: Readonly<Record<string, unknown>> & NamedNetwork): NamedNetwork {
  if (!('layers' in value) && !('inputShape' in value)) return value;
  throw new VitrumError({
    code: 'VITRUM_INVALID_CONFIG',
    message: `"network" has the name "${value.type}" and layers of its own.`,
    hint: 'Leave out "type", or leave out "layers" and "inputShape": those of a network by name follow from the data.',
  });
}

function parseTraining(value: unknown): TrainingConfig {
  const given = checkKeys(value, Object.keys(trainingSchema), '"training"');
  checkOptions(trainingSchema, given, 'training');
  return given;
}
