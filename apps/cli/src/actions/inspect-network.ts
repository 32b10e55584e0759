import { VitrumError, type Registry } from '@vitrum/core';
import { planNetwork, summarizeNetwork, type NetworkConfig, type NetworkSummary } from '@vitrum/network';
import { completeRun, type RunConfig, type TrainingData } from '@vitrum/runs';
import { defaultDataset, isNamedNetwork, planParts, validationOf } from '@vitrum/runs/internal';
import type { CommandHost } from '../command-host.ts';
import { loadBaseModel } from '../load/base-model.ts';
import { chooseDataset } from '../load/choose-dataset.ts';
import { loadRegistry, requestedHere } from '../load/registry.ts';
import type { DataChoice } from '../options/data-choice.ts';
import { countOption, parseNumber } from '../options/parse-number.ts';
import { parseInput } from '../options/parse-sizes.ts';
import type { CommonOptions } from '../options/shared-options.ts';
import { describeSizes } from '../render/describe-network.ts';
import { renderSummary } from '../render/summary.ts';
import { loadTrainingData } from '../run/load-training-data.ts';
import { readConfig } from '../run/read-config.ts';
import { requestedByConfig } from '../run/requested-by-config.ts';
import { readRunOptions, withOptions } from '../run/run-options.ts';
import { standInData } from '../run/stand-in-data.ts';

/** The options that name a network and the data that it is for, as they were typed. */
export interface NetworkChoice extends DataChoice {
  readonly config?: string;
  readonly network?: string;
  readonly input?: string;
  readonly outputs?: string;
  readonly dataDir?: string;
}

interface Options extends CommonOptions, NetworkChoice {
  readonly json?: boolean;
}

const flags = {
  config: '--config', network: '--network', dataset: '--dataset', data: '--data', input: '--input', outputs: '--outputs', target: '--target', dataOption: '--data-option',
} as const;

/** The first option that asks for a network that is not trained yet; undefined if there is none. */
export function networkFlagOf(options: NetworkChoice): string | undefined {
  return Object.entries(flags).find(([name]) => options[name as keyof typeof flags] !== undefined)?.[1]; // keys of flags
}

/**
 * Prints what `vitrum train` would train with these options: its layers and their figures.
 *
 * @throws the usage errors of everything that was given; what loading throws
 */
export async function inspectNetwork(options: Options, host: CommandHost): Promise<void> {
  const settings = options.config === undefined ? {} : await readConfig(options.config, host.paths);
  const { registry } = await loadRegistry([...requestedHere(options.plugin, host), ...requestedByConfig(settings, options.config, host)], host);
  const network = await networkFor(registry, options, settings, host);
  const summary = summarizeNetwork(planNetwork(registry, network));
  const { stdout: terminal } = host;
  terminal.print(options.json === true ? JSON.stringify(summaryRecord(summary)) : renderSummary(summary, terminal));
}

/** The layers that a configuration names; those of any other follow from its data, or from the shape that stands in for them. */
async function networkFor(registry: Registry, options: Options, settings: RunConfig, host: CommandHost): Promise<NetworkConfig> {
  const config = withOptions(settings, readRunOptions(registry, options, settings, await chooseDataset(registry, options, host.paths)));
  const { network = {} } = config;
  const standIn = standInFor(options);
  if (!isNamedNetwork(network) && 'layers' in network && standIn === undefined) return network;
  const base = await loadBaseModel(registry, config, host);
  return completeRun(registry, config, standIn ?? (await loadFor(registry, config, options, host)), undefined, base).network;
}

/** Samples of the shape in `--input`. */
function standInFor({ input, outputs, dataset, data }: Options): TrainingData | undefined {
  if (input === undefined) {
    if (outputs === undefined) return undefined;
    throw invalid('--outputs goes with --input: the outputs of a dataset are known.', 'Leave it out, or give the shape of a sample: --input 28,28.');
  }
  const flag = networkFlagOf({ ...(dataset !== undefined && { dataset }), ...(data !== undefined && { data }) });
  if (flag !== undefined) throw invalid(`--input and ${flag} both say what the network reads.`, 'Leave one of them out.');
  return standInData(parseInput(input), outputs === undefined ? defaultOutputs : parseNumber(countOption, outputs, '--outputs'));
}

const defaultOutputs = 10;

async function loadFor(registry: Registry, config: RunConfig, options: Options, host: CommandHost): Promise<TrainingData> {
  const interruption = host.watchForInterruption();
  const dataset = config.dataset ?? { type: defaultDataset };
  const chosen = { dataset, parts: planParts(dataset, validationOf(registry, config)), isDatasetNamed: config.dataset !== undefined };
  return loadTrainingData(registry, chosen, options, host, interruption.signal).finally(() => interruption.end());
}

/** The figures of a network as a record. */
export function summaryRecord(summary: NetworkSummary): Readonly<Record<string, unknown>> {
  const { inputShape, layers, parameters, trainableParameters, state, multiplyAdds } = summary;
  return {
    event: 'inspect',
    architecture: describeSizes(summary),
    inputShape,
    outputShape: layers.at(-1)?.outputShape ?? inputShape,
    layers: layers.map(({ name, activation, ...layer }) => ({ ...(name !== undefined && { name }), ...layer, activation: activation ?? null })),
    parameters, trainableParameters, state, multiplyAdds,
  };
}

function invalid(message: string, hint: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_OPTION', message, hint });
}
