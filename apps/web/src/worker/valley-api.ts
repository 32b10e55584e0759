import { VitrumError, type Dataset, type Tensor } from '@vitrum/core';
import {
  copyNetwork,
  createCost,
  type AxisRange,
  type Descent,
  type DescentPoint,
  type Network,
  type WeightPlaneRequest,
  type WeightReference,
} from '@vitrum/network';
import { costSurfaceRows, descentPoints, descentVerdict, type CostSurfaceRow } from '@vitrum/network/internal';
import { createTensor } from '@vitrum/tensor';
import type { ActiveRun } from './active-run.ts';
import type { Valley, ValleyApi, ValleyRequest, ValleyRow, ValleyWalk, ValleyWeight, WeightPlace } from '../shared/api/valley.ts';
import { walkOn } from '../shared/valley/walk-on.ts';
import { needRun } from './need.ts';
import type { Session } from './session.ts';
import { weightMatrixOf } from './weight-matrix.ts';

/** Milliseconds of work before the worker looks what else there is to do. */
const turn = 25;

/** A valley that is open: a copy of the network, so that training goes on beside it. */
interface OpenValley {
  readonly valley: Valley;
  readonly plane: WeightPlaneRequest;
  readonly rows: Iterator<CostSurfaceRow, void>;
}

/** The network that valleys of a run are taken of. */
interface Copy {
  readonly of: Network;
  readonly network: Network;
}

/** The cost over two weights, and the way down. */
export function valleyApi(session: Session): ValleyApi {
  let copy: Copy | undefined;
  let open: OpenValley | undefined;
  let lastId = 0;

  /** A copy with the parameters as they are: one for each run. */
  function copyOf({ open: { network } }: ActiveRun): Network {
    if (copy?.of !== network) {
      open = undefined; // ends walks in the previous valley
      copy?.network.release();
      copy = { of: network, network: copyNetwork(session.registry, network, { backend: network.backend, unfreezes: true }) };
    }
    copy.network.copyFrom(network);
    return copy.network;
  }

  return {
    openValley: (request) => {
      const run = needRun(session);
      open = openValley(run, copyOf(run), ++lastId, request);
      return open.valley;
    },
    surveyValley: (id) => (open?.valley.id === id ? nextRows(open.rows) : undefined),
    walkValley: async (id, walk) => {
      const begun = open;
      if (begun?.valley.id !== id) return undefined;
      return takeWalk(begun.plane, walk, () => open === begun);
    },
  };
}

function openValley(run: ActiveRun, network: Network, id: number, request: ValleyRequest): OpenValley {
  const { plan, data } = run.open;
  const { inputs, targets, samples } = readSamples(data.train, network, request.samples);
  const cost = createCost(network, plan.loss);
  network.forward(inputs);
  const total = cost.total(targets);
  cost.backward(targets);
  const [xPlace, yPlace] = request.weights ?? steepestWeights(network);
  const [x, y] = [weightAt(network, xPlace), weightAt(network, yPlace)];
  const { reach, resolution } = request;
  const [xRange, yRange] = [rangeAround(x.value, reach), rangeAround(y.value, reach)];
  const plane = { network, loss: plan.loss, inputs, targets, x: referenceTo(network, xPlace), y: referenceTo(network, yPlace) };
  const isSurveyed = Number.isFinite(x.value) && Number.isFinite(y.value);
  return {
    valley: { id, x, y, xRange, yRange, resolution, samples, cost: total / samples },
    plane,
    rows: isSurveyed ? costSurfaceRows({ ...plane, xRange, yRange, resolution }) : [][Symbol.iterator](),
  };
}

const rangeAround = (value: number, reach: number): AxisRange => [value - reach, value + reach];

/** Always the first ones, so that two valleys can be compared. */
function readSamples(dataset: Dataset, network: Network, wanted: number): { readonly inputs: Tensor; readonly targets: Tensor; readonly samples: number } {
  const samples = Math.min(wanted, dataset.size);
  const inputs = createTensor([samples, ...network.inputShape]);
  const targets = createTensor([samples, dataset.targetSize]);
  const size = inputs.data.length / samples;
  for (let index = 0; index < samples; index++) {
    dataset.readInput(index, inputs.data, index * size);
    dataset.readTarget(index, targets.data, index * dataset.targetSize);
  }
  return { inputs, targets, samples };
}

/** The two weights of the last weight matrix with the largest |∂C/∂w|, after a backward pass. */
function steepestWeights(network: Network): readonly [WeightPlace, WeightPlace] {
  const layer = network.layers.findLastIndex((_, index) => weightMatrixOf(network, index) !== undefined);
  const matrix = weightMatrixOf(network, layer);
  if (matrix === undefined || matrix.weights.value.data.length < 2) throw noTwoWeights();
  const { data } = matrix.weights.gradient;
  const size = (index: number): number => Math.abs(data[index] ?? 0);
  const [first = 0, second = 1] = [...data.keys()].sort((a, b) => size(b) - size(a));
  const placeOf = (index: number): WeightPlace => ({ layer, input: Math.floor(index / matrix.units), unit: index % matrix.units });
  return [placeOf(first), placeOf(second)];
}

function weightAt(network: Network, place: WeightPlace): ValleyWeight {
  const { parameter, index } = referenceTo(network, place);
  const { value, gradient } = network.parameter(parameter);
  return { ...place, value: value.data[index] ?? NaN, gradient: gradient.data[index] ?? NaN };
}

function referenceTo(network: Network, { layer, input, unit }: WeightPlace): WeightReference {
  const matrix = weightMatrixOf(network, layer);
  if (matrix === undefined) throw noTwoWeights();
  return { parameter: matrix.weights.name, index: input * matrix.units + unit };
}

function nextRows(rows: Iterator<CostSurfaceRow, void>): readonly ValleyRow[] | undefined {
  const told: ValleyRow[] = [];
  const endsAt = performance.now() + turn;
  do {
    const { value } = rows.next();
    if (value === undefined) break;
    told.push({ row: value.row, costs: value.costs });
  } while (performance.now() < endsAt);
  return told.length === 0 ? undefined : told;
}

async function takeWalk(plane: WeightPlaneRequest, walk: ValleyWalk, isOpen: () => boolean): Promise<Descent | undefined> {
  const { kept, request } = walkOn(walk);
  const path: DescentPoint[] = [...kept];
  let endsAt = performance.now() + turn;
  for (const point of descentPoints({ ...plane, ...request })) {
    path.push(point);
    if (performance.now() < endsAt) continue;
    await nextTask();
    if (!isOpen()) return undefined;
    endsAt = performance.now() + turn;
  }
  return { path, verdict: descentVerdict(path) };
}

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

function noTwoWeights(): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: 'The valley needs two weights of dense layers, and this network has none there.',
    hint: 'Choose a network with a dense layer.',
  });
}
