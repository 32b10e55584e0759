import { VitrumError } from '@vitrum/core';
import { fingerprint } from '@vitrum/formats';
import { compareParameters, parameterStatistics, planNetwork, summarizeNetwork, type Network, type NetworkSummary, type ParameterChange } from '@vitrum/network';
import type { CommandHost } from '../command-host.ts';
import { parameterNamed, type ReadableParameter } from '../inspect-parameter.ts';
import { loadModel, type LoadedModel } from '../load/model.ts';
import { loadRegistry, requestedHere } from '../load/registry.ts';
import { countOption, parseNumber } from '../options/parse-number.ts';
import { requireModel } from '../options/require-model.ts';
import type { BackendOptions, CommonOptions } from '../options/shared-options.ts';
import { writeWeightsPng } from '../png/weights-png.ts';
import { renderModel } from '../render/model.ts';
import { renderChanges, renderComparison, renderParameter } from '../render/parameter.ts';
import { renderWeights } from '../render/weights.ts';
import type { Terminal } from '../terminal.ts';
import { inspectNetwork, networkFlagOf, summaryRecord, type NetworkChoice } from './inspect-network.ts';

/** The options of `vitrum inspect`, as they were typed. */
export interface InspectOptions extends CommonOptions, BackendOptions, NetworkChoice {
  readonly model?: string;
  readonly count: string;
  readonly parameter?: string;
  readonly full?: boolean;
  readonly png?: string;
  readonly compare?: string;
  readonly json?: boolean;
}

/** Prints the structure of a model, and draws its weights; or the summary of a network that nobody has trained yet. */
export async function inspect(options: InspectOptions, host: CommandHost): Promise<void> {
  const flag = networkFlagOf(options);
  if (flag === undefined) return inspectModel(options, host);
  if (options.model === undefined) return inspectNetwork(options, host);
  throw new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `--model and ${flag} both say what to inspect.`,
    hint: `Leave out ${flag} for the model, which has its layers; leave out --model for a network that is not trained yet.`,
  });
}

async function inspectModel(options: InspectOptions, host: CommandHost): Promise<void> {
  const file = requireModel(options.model, 'inspect', 'For a network that is not trained yet: --network <name>, or --config <file>. ');
  const count = parseNumber(countOption, options.count, '--count');
  const { registry } = await loadRegistry(requestedHere(options.plugin, host), host);
  const loaded = await loadModel(registry, file, options, host);
  if (options.full === true && options.parameter === undefined) throw fullOfNothing();
  const other = options.compare === undefined ? undefined : await loadModel(registry, options.compare, options, host);
  if (options.parameter !== undefined || other !== undefined) {
    host.stdout.print(describeNumbers({ file, network: loaded.network, other: other?.network }, options, host.stdout));
  } else {
    await printModel(loaded, summarizeNetwork(planNetwork(registry, loaded.network.config)), count, options, host);
  }
  if (options.png !== undefined) await writeWeights(options.png, { network: loaded.network, other: other?.network }, count, host);
}

async function printModel(loaded: LoadedModel, summary: NetworkSummary, count: number, { json }: InspectOptions, { stdout: terminal }: CommandHost): Promise<void> {
  const hash = await fingerprint(loaded.network);
  if (json === true) {
    terminal.print(JSON.stringify(describeForMachines(loaded, summary, hash)));
    return;
  }
  terminal.print(renderModel(loaded, summary, hash, terminal));
  terminal.print(renderWeights(loaded.network, count, terminal).join('\n'));
}

function describeForMachines({ model, network }: LoadedModel, summary: NetworkSummary, fingerprint: string): Readonly<Record<string, unknown>> {
  return {
    ...summaryRecord(summary),
    fingerprint,
    plugins: model.plugins,
    tensors: network.parameters.map(({ name, value }) => ({
      name,
      shape: value.shape,
      ...parameterStatistics(value.data),
      values: model.parameters[name]?.values,
    })),
    metadata: model.metadata,
  };
}

async function writeWeights(file: string, networks: Pick<Inspected, 'network' | 'other'>, count: number, { stderr, paths }: CommandHost): Promise<void> {
  await writeWeightsPng(paths.resolve(file), networks, count);
  stderr.print(`png: ${file} (blue is negative, orange positive; every layer has a scale of its own)`);
}

interface Inspected {
  readonly file: string;
  readonly network: Network;
  /** The model to compare with. */
  readonly other: Network | undefined;
}

/** One parameter, or the changes in all of them. */
function describeNumbers({ file, network, other }: Inspected, { parameter: name, full = false, compare = '', json }: InspectOptions, terminal: Terminal): string {
  if (name === undefined) {
    const names = network.parameters.map((each) => each.name);
    const changes = names.map((each) => [each, changeOf(each, network, other)] as const);
    return json === true ? JSON.stringify({ event: 'changes', parameters: changes.map(([each, change]) => ({ name: each, ...change })) }) : renderChanges(changes, terminal);
  }
  const parameter = parameterNamed(network, name);
  const before = other === undefined ? undefined : parameterNamed(other, name);
  if (json === true) return JSON.stringify(parameterRecord(parameter, before));
  if (before === undefined) return renderParameter(parameter, full, terminal);
  const pair = [{ title: compare, parameter: before }, { title: file, parameter }] as const;
  return renderComparison(pair, compareParameters(before, parameter), full, terminal);
}

function changeOf(name: string, network: Network, other: Network | undefined): ParameterChange {
  const parameter = parameterNamed(network, name);
  return compareParameters(other === undefined ? parameter : parameterNamed(other, name), parameter);
}

function parameterRecord(parameter: ReadableParameter, before: ReadableParameter | undefined): Readonly<Record<string, unknown>> {
  const { name, shape, values } = parameter;
  const own = { event: 'parameter', name, shape, ...parameterStatistics(values), values: Array.from(values) };
  return before === undefined ? own : { ...own, before: Array.from(before.values), change: compareParameters(before, parameter) };
}

function fullOfNothing(): VitrumError {
  return new VitrumError({
    code: 'VITRUM_MISSING_OPTION',
    message: '--full prints every number of a parameter, and none was named.',
    hint: 'Name it: --parameter layers.0.weights.',
  });
}
