import type { FloatArray, Task, Tensor } from '@vitrum/core';
import type { Cost, Network, NetworkLayer } from '@vitrum/network';
import { argmax } from '@vitrum/trainer/internal';
import { createTensor, sizeOf, tensorFrom } from '@vitrum/tensor';
import type { ActiveRun } from './active-run.ts';
import { mapsOf } from '../shared/pictures/maps-of.ts';
import type { ForwardPass, LayerPass } from '../shared/api/run.ts';
import type { Selection } from '../shared/api/data.ts';

/** An input and, where it is known, its target, as batches of one. */
export interface OneSample {
  readonly inputs: Tensor;
  readonly targets?: Tensor;
  readonly label?: number;
}

/** What a selection is as a sample; undefined where the network takes other inputs. */
export function sampleOf({ open: { network, data } }: ActiveRun, selection: Selection): OneSample | undefined {
  const inputs = sizeOf(network.inputShape);
  if (selection.kind === 'drawing') {
    return selection.input.length === inputs ? { inputs: tensorFrom([1, ...network.inputShape], selection.input) } : undefined;
  }
  const dataset = data[selection.part];
  if (selection.index >= dataset.size) return undefined;
  const sample = { inputs: createTensor([1, ...network.inputShape]), targets: createTensor([1, dataset.targetSize]) };
  dataset.readInput(selection.index, sample.inputs.data, 0);
  dataset.readTarget(selection.index, sample.targets.data, 0);
  const label = dataset.label?.(selection.index);
  return { ...sample, ...(label !== undefined && { label }) };
}

/** The forward pass of a selection: nothing is changed by it. */
export function passOf(run: ActiveRun, selection: Selection): ForwardPass | undefined {
  const sample = sampleOf(run, selection);
  const { open: { network, data }, cost } = run;
  return sample === undefined ? undefined : passWith(network, cost, sample, data.train.task);
}

/** The forward pass of a sample. */
function passWith(network: Network, cost: Cost, sample: OneSample, task: Task = 'classification'): ForwardPass {
  network.forward(sample.inputs);
  const { targets, label } = sample;
  const loss = targets === undefined ? undefined : cost.total(targets);
  return firstOfPass(network, sample.inputs, { task, ...(label !== undefined && { label }), ...(loss !== undefined && { loss }) });
}

/** What the last pass made of the first sample of its batch. */
export function firstOfPass(network: Network, inputs: Tensor, { task, ...known }: Pick<ForwardPass, 'label' | 'loss'> & { readonly task: Task }): ForwardPass {
  const layers = network.layers.map((layer) => layerPass(layer));
  const outputs = layers.at(-1)?.a ?? new Float32Array();
  const isClassification = task === 'classification' && outputs.length > 1;
  return {
    input: first(inputs.data, sizeOf(network.inputShape)),
    layers,
    outputs: outputs.slice(),
    ...(isClassification && { predicted: argmax(outputs) }),
    ...known,
  };
}

function layerPass({ z, a, outputShape }: NetworkLayer): LayerPass {
  const size = sizeOf(outputShape);
  return { a: first(a?.data ?? noNumbers, size), ...(z && mapsOf(outputShape) === undefined && { z: first(z.data, size) }) };
}

const noNumbers = new Float32Array();
const first = (data: FloatArray, count: number): Float32Array => Float32Array.from(data.subarray(0, count));
