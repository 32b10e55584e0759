import type { Activation, FloatArray } from '@vitrum/core';
import { explainNeuron } from '@vitrum/network';
import { activationCurve, type Curve } from '@vitrum/plots';
import { sizeOf } from '@vitrum/tensor';
import type { ActiveRun } from './active-run.ts';
import type { NeuronApi, NeuronLesson, NeuronAnswer, NeuronRequest } from '../shared/api/neuron.ts';
import { needRun } from './need.ts';
import { sampleOf } from './pass-of.ts';
import type { Session } from './session.ts';

/** The arithmetic of one neuron, forwards and backwards. */
export function neuronApi(session: Session): NeuronApi {
  return { explainNeuron: (request) => explain(session, needRun(session), request) };
}

function explain(session: Session, run: ActiveRun, request: NeuronRequest): NeuronAnswer | undefined {
  const { network, plan } = run.open;
  const sample = sampleOf(run, request.selection);
  if (sample === undefined || network.layers[request.layer] === undefined) return undefined;
  const target = sample.targets?.data ?? meantTarget(run, request.meantAs);
  const explanation = explainNeuron(session.registry, {
    network,
    loss: plan.loss,
    input: sample.inputs.data,
    // What comes of a target that stands for none is left out below.
    target: target ?? new Float64Array(sizeOf(network.outputShape)),
    layer: request.layer,
    unit: request.unit,
    checks: target === undefined ? { largest: 0 } : { weights: request.confirm ?? [] },
  });
  if (explanation === undefined) return { layer: request.layer, unit: request.unit };
  const { layer, unit, units, forward } = explanation;
  const activation = network.layers[layer]?.activation;
  const curve = activation === undefined ? undefined : curveOf(activation, forward.z);
  const view = {
    ...{ layer, unit, units, forward },
    places: network.layers[layer]?.incoming(unit)?.inputs ?? [],
    ...(curve && { curve }),
    ...(target && { lesson: lessonOf(run, explanation, target, activation) }),
  };
  return { layer, unit, view };
}

/** The target row of a sample of the class: from the data, so that it is coded as theirs are. */
function meantTarget({ open: { data: { train } } }: ActiveRun, meantAs: number | undefined): FloatArray | undefined {
  if (meantAs === undefined || train.label === undefined) return undefined;
  for (let index = 0; index < train.size; index++) {
    if (train.label(index) !== meantAs) continue;
    const target = new Float64Array(train.targetSize);
    train.readTarget(index, target, 0);
    return target;
  }
  return undefined;
}

function lessonOf(
  { open: { plan } }: ActiveRun,
  { cost, backward, checks }: Pick<NeuronLesson, 'cost' | 'backward' | 'checks'>,
  target: FloatArray,
  activation: Activation | undefined,
): NeuronLesson {
  const { loss, learningRate, optimizer } = plan;
  return {
    ...{ cost, backward, checks, learningRate },
    target: Array.from(target),
    loss: { name: loss.name, ...(loss.formula !== undefined && { formula: loss.formula }) },
    ...(activation?.derivativeFormula !== undefined && { derivativeFormula: activation.derivativeFormula }),
    optimizer: optimizer.name,
  };
}

/** φ over a range that shows its bend and has z well inside. */
function curveOf(activation: Activation, around: number): Curve | undefined {
  if (activation.kind === 'rowwise' || !Number.isFinite(around)) return undefined;
  return activationCurve(activation, { reach: Math.max(4, Math.abs(around) * 1.25) });
}
