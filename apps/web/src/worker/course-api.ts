import { checkModel, decodeModel } from '@vitrum/formats';
import { createCost, createNetwork, type NetworkConfig } from '@vitrum/network';
import { completeRun } from '@vitrum/runs';
import { findLearningRate, type RangeTestPoint } from '@vitrum/trainer';
import type { CourseApi, DepthGradients, DepthRequest, RatePoint } from '../shared/api/course.ts';
import { gradientSamples, gradientSizes } from './gradient-sizes.ts';
import { needBackend, needData, needRun } from './need.ts';
import type { Session } from './session.ts';

/** More points than this say nothing more in a picture. */
const maxPoints = 300;

/** What is looked at beside a training, with networks of its own. */
export function courseApi(session: Session): CourseApi {
  return {
    gradientsByDepth: (request) => request.activations.map((activation) => depthGradients(session, activation, request)),
    findRate: async () => {
      const { open: { data, plan }, untrained } = needRun(session);
      const network = decodeModel(session.registry, checkModel(untrained), { backend: needBackend(session) });
      try {
        for await (const event of findLearningRate({ network, dataset: data.train, plan })) {
          if (event.type !== 'done') continue;
          const { points, suggested, least } = event;
          return { points: thinRates(points), steps: points.length, least, ...(suggested !== undefined && { suggested }) };
        }
        return { points: [], steps: 0, least: NaN };
      } finally {
        network.release();
      }
    },
  };
}

/** Every so many points one, and the last one. */
function thinRates(points: readonly RangeTestPoint[]): readonly RatePoint[] {
  const every = Math.ceil(points.length / maxPoints);
  return points.filter((_, index) => index % every === 0 || index === points.length - 1).map(({ learningRate, smoothedLoss }) => ({ learningRate, smoothedLoss }));
}

function depthGradients(session: Session, activation: string, { hiddenLayers, units }: DepthRequest): DepthGradients {
  const { registry } = session;
  const { open: { plan, data } } = needRun(session);
  const { network: usual } = completeRun(registry, {}, needData(session));
  const network = createNetwork(registry, deepNetwork(usual, activation, hiddenLayers, units), { seed: plan.seed, backend: needBackend(session) });
  try {
    const sizes = gradientSizes(network, createCost(network, plan.loss), gradientSamples(network, data.train));
    return { activation, sizes: sizes.map(({ size }) => size) };
  } finally {
    network.release();
  }
}

/** The usual network for the data, with so many hidden layers of one width and activation. */
function deepNetwork({ inputShape, layers }: NetworkConfig, activation: string, hiddenLayers: number, units: number): NetworkConfig {
  const [first, output] = [layers[0] ?? { type: 'dense' }, layers.at(-1) ?? { type: 'dense' }];
  return { inputShape, layers: [...Array.from({ length: hiddenLayers }, () => ({ ...first, units, activation })), output] };
}
