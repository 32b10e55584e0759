import type { Registry } from '@vitrum/core';
import { decodeModel, encodeModel, parseModel } from '@vitrum/formats';
import { copyNetwork, createNetwork, type Network, type NetworkConfig } from '@vitrum/network';
import { sizeOf, tensorFrom } from '@vitrum/tensor';
import { parseTrainingState, resolveTrainingConfig, Trainer, type TrainingState } from '@vitrum/trainer';
import { arrayDataset } from 'vitrum';
import { outcome, type OldCheck as Check } from '../../old-check.ts';
import { range, sampleRandom } from '../../numerics/sample-points.ts';
import { registryWith } from '../../registry-with.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { compareBits } from '../shared/saved-model.ts';
import { firstFew } from '../variant-findings.ts';
import { casePerVariant, describeCases, findingsOfCases, noCase, type LayerCase } from './cases.ts';

const samples = 24;
const batchSize = 4;
const epochs = 2;
/** In the middle of the second epoch. */
const eventOfInterruption = 9;

/** A network that was trained with the layer is the same after it was saved, loaded, copied, or interrupted and resumed. */
export const layerTrained: Check<Subject<'layers'>> = {
  name: 'trained',
  title: 'a trained network with it is saved, loaded, copied and resumed to the same bits',
  run: async (subject) => {
    const cases = casePerVariant(subject);
    if (cases.length === 0) return noCase();
    const found = new Map<LayerCase, readonly Finding[]>();
    for (const each of cases) found.set(each, await trainedFaults(subject, each));
    const failures = findingsOfCases(cases, (each) => found.get(each) ?? []);
    return outcome(`${epochs} epochs of ${samples} samples, interrupted in the second; ${describeCases(cases)}`, firstFew(failures));
  },
};

const stateHint = 'What the layer remembers from step to step is lost: name it in "state" of its plan, which is saved, copied and resumed.';
const drawsHint =
  'What the layer draws in a step must come from tensors.random, which begins anew in every step: no generator, counter or clock of its own.';

async function trainedFaults({ plugin }: Subject<'layers'>, layerCase: LayerCase): Promise<readonly Finding[]> {
  const registry = registryWith(plugin);
  const whole = await train(layerCase, registry);
  const outputs = outputsOf(whole.network);
  const loaded = decodeModel(parseModel(JSON.stringify(encodeModel(whole.network, registry))), { registry: registryWith(plugin) });
  const what = 'The outputs of the trained network';
  const lost = [
    ...compareBits(what, outputs, outputsOf(loaded), 'it was saved and loaded'),
    ...compareBits(what, outputs, outputsOf(copyNetwork(whole.network, { registry })), 'it was copied'),
  ];
  if (lost.length > 0) return lost.map((finding) => ({ ...finding, hint: stateHint }));
  const part = await train(layerCase, registry, eventOfInterruption);
  const model = parseModel(JSON.stringify(encodeModel(part.network, registry)));
  const state = parseTrainingState(JSON.parse(JSON.stringify(part.state)));
  const again = registryWith(plugin);
  const resumed = await train(layerCase, again, undefined, { network: decodeModel(model, { registry: again }), state });
  return compareBits('The numbers of the trained network', numbersOf(whole.network), numbersOf(resumed.network), 'an interruption')
    .map((finding) => ({ ...finding, hint: drawsHint }));
}

interface Run {
  readonly network: Network;
  readonly state: TrainingState;
}

/** Each run makes everything anew, as a new process would. */
async function train({ config, inputCount }: LayerCase, registry: Registry, lastEvent = Infinity, from?: Run): Promise<Run> {
  const network = from?.network ?? createNetwork(inputCount > 1 ? config : afterNormalization(config), { registry, seed: 8 });
  const plan = resolveTrainingConfig(registry, {
    loss: 'mean-squared-error', optimizer: 'adam', learningRate: 0.01, batchSize, epochs, shuffle: true,
  });
  const dataset = datasetFor(network);
  const trainer = new Trainer({ network, plan, data: { train: dataset, test: dataset }, ...(from !== undefined && { state: from.state }) });
  const controller = new AbortController();
  let events = 0;
  for await (const event of trainer.run(controller.signal)) {
    if (event.type === 'progress' && ++events >= lastEvent) controller.abort();
  }
  return { network, state: trainer.saveState() };
}

/** With parameters before the layer, which show what its backward pass does where it has none of its own. */
function afterNormalization({ layers, ...rest }: NetworkConfig): NetworkConfig {
  return { ...rest, layers: [{ type: 'layer-norm' }, ...layers] };
}

function datasetFor({ inputShape, outputShape }: Network): ReturnType<typeof arrayDataset> {
  const random = sampleRandom(35);
  const rows = (length: number): readonly (readonly number[])[] => range(1, samples, () => range(1, length, () => random.normal()));
  return arrayDataset({ name: 'random', inputs: rows(sizeOf(inputShape)), targets: rows(sizeOf(outputShape)) });
}

/** For a batch of the size that training had, and for another: memory of one size is not memory of the network. */
function outputsOf(network: Network): readonly number[] {
  const random = sampleRandom(36);
  return [batchSize, batchSize - 1].flatMap((count) => {
    const inputs = range(1, count * sizeOf(network.inputShape), () => random.normal());
    return [...network.forward(tensorFrom([count, ...network.inputShape], inputs)).data];
  });
}

const numbersOf = ({ parameters, state }: Network): readonly number[] => [...parameters, ...state].flatMap(({ value }) => [...value.data]);
