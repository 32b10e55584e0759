import { fingerprint } from '@vitrum/formats';
import { countParameters, parameterStatistics } from '@vitrum/network';
import type { CommandHost } from '../command-host.ts';
import { loadModel, type LoadedModel } from '../load/model.ts';
import { loadRegistry, requestedHere } from '../load/registry.ts';
import { countOption, parseNumber } from '../options/parse-number.ts';
import { requireModel } from '../options/require-model.ts';
import type { BackendOptions, CommonOptions } from '../options/shared-options.ts';
import { describeSizes } from '../render/describe-network.ts';
import { renderModel } from '../render/model.ts';
import { renderWeights } from '../render/weights.ts';

/** The options of `vitrum inspect`, as they were typed. */
export interface InspectOptions extends CommonOptions, BackendOptions {
  readonly model?: string;
  readonly count: string;
  readonly json?: boolean;
}

/** Prints what a model is made of, and draws its weights. */
export async function inspectModel(options: InspectOptions, host: CommandHost): Promise<void> {
  const file = requireModel(options.model, 'inspect');
  const count = parseNumber(countOption, options.count, '--count');
  const { registry } = await loadRegistry(requestedHere(options.plugin, host), host);
  const loaded = await loadModel(file, registry, options, host);
  const hash = await fingerprint(loaded.network);
  const { stdout: terminal } = host;
  if (options.json === true) {
    terminal.print(JSON.stringify(describeForMachines(loaded, hash)));
    return;
  }
  terminal.print(renderModel(loaded, hash, terminal));
  terminal.print(renderWeights(loaded.network, count, terminal).join('\n'));
}

function describeForMachines({ model, network }: LoadedModel, fingerprint: string): Readonly<Record<string, unknown>> {
  return {
    event: 'inspect',
    architecture: describeSizes(network),
    inputShape: network.inputShape,
    outputShape: network.outputShape,
    layers: network.layers.map((layer, index) => ({
      type: network.config.layers[index]?.type,
      outputShape: layer.outputShape,
      activation: layer.activation?.name ?? null,
      parameters: countParameters(layer.parameters),
    })),
    parameters: network.parameterCount,
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
