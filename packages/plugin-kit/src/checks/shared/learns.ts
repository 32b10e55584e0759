import type { Activation, ContributionKind, Reference } from '@vitrum/core';
import type { NetworkConfig } from '@vitrum/network';
import type { CheckContext } from '../../check-context.ts';
import { check, type Check, type Report } from '../../check.ts';
import type { Fault } from '../../finding.ts';
import { formatNumber } from '../../numerics/format-number.ts';
import { learn, learningRates, trialEpochs, type LearningResult } from '../../trials/learn.ts';
import { classTask, denseNetwork, imitation, lossTasks, sampleCount, type Task } from '../../trials/task.ts';
import { isConstantInitializer } from '../initializer/draws.ts';
import type { LayerCase } from '../layer/layer-case.ts';

/** Reports tasks that are not learned. */
type LearnEach = (tasks: readonly Task[], optimizers?: readonly Reference[]) => Promise<void>;

function learnsCheck<Kind extends ContributionKind>(examine: (context: CheckContext<Kind>, learnEach: LearnEach) => Promise<void>): Check<CheckContext<Kind>> {
  return check('learns', 'a tiny network learns a known task with it', (context: CheckContext<Kind>) =>
    examine(context, async (tasks, optimizers) => {
      if (tasks.some(isConstant)) {
        failUnchanging(context);
        return;
      }
      const results: LearningResult[] = [];
      for (const task of tasks) results.push(await learn(context.registry, task, optimizers));
      context.tried(describeResults(results));
      context.fail(...results.filter(({ isLearned }) => !isLearned).map(notLearned));
    }));
}

/** A network with the activation learns to imitate another of the same architecture; one that outputs probabilities also learns classes. */
export const activationLearns = learnsCheck<'activations'>(async ({ first: { made, reference }, registry, tried }, learnEach) => {
  const atTheEnd = imitation(registry, denseNetwork('tanh', reference));
  if (givesProbabilities(made)) return learnEach([atTheEnd, classTask('categorical-cross-entropy', reference)]);
  if (made.kind !== 'rowwise' && !isConstant(atTheEnd)) {
    const everywhere = imitation(registry, denseNetwork(reference, reference));
    // For activations that grow fast, such as z³, two layers make training diverge.
    const result = everywhere.targets.flat().every(Number.isFinite) ? await learn(registry, everywhere) : undefined;
    if (result?.isLearned === true) {
      tried(describeResults([result]));
      return;
    }
  }
  return learnEach([atTheEnd]);
});

/** At least one of several tasks is learned; each has targets and an output activation that suit some losses. */
export const lossLearns = learnsCheck<'losses'>(async ({ first: { reference }, registry, tried, fail }) => {
  const results: LearningResult[] = [];
  for (const task of lossTasks(registry, reference)) {
    const result = await learn(registry, task);
    if (result.isLearned) {
      tried(describeResults([result]));
      return;
    }
    results.push(result);
  }
  tried(`${results.length} tasks (${results.map(({ task }) => task.description).join('; ')}), each with learning rates ${rates}`);
  const best = results.filter((result) => result.best !== undefined).concat(results).slice(0, 1);
  fail(...best.map((result) => ({ ...notLearned(result), hint: 'Does the derivative point uphill, and does the cost fall toward the target?' })));
});

/** A network with the layer learns to imitate another of the same architecture. */
export const layerLearns = learnsCheck<'layers'>(async ({ first: { made }, registry, skip }, learnEach) => {
  for (const layerCase of made) {
    const layers = layersAround(layerCase);
    if (layers !== undefined) return learnEach([imitation(registry, { inputShape: layerCase.inputShape, layers })]);
  }
  return skip('it has no parameters, and no layer with parameters can stand before it');
});

/** Dense layers around a layer on vectors, a convolution before a layer on pictures; otherwise the network of the case, if it can learn. */
function layersAround({ inputShape, outputShape, inputCount, plan, config }: LayerCase): NetworkConfig['layers'] | undefined {
  const [size = 1] = inputShape;
  const self = config.layers.at(-1);
  if (self !== undefined && plan.indices === undefined && inputShape.length === 1 && outputShape.length === 1) {
    const inputs = Array.from({ length: inputCount }, (_, i) => `input ${i + 1}`);
    const before = inputs.map((name) => ({ type: 'dense', units: size, activation: 'tanh', name, inputs: ['input'] }));
    return [...before, { ...self, inputs }, { type: 'dense', units: 3, activation: 'identity' }];
  }
  if (inputCount > 1 || Object.keys(plan.parameters ?? {}).length > 0) return config.layers;
  const [, , channels] = inputShape;
  if (self === undefined || channels === undefined) return undefined;
  const before = { type: 'conv2d', filters: channels, padding: 'same', activation: 'tanh' };
  return [before, self, { type: 'flatten' }, { type: 'dense', units: 3, activation: 'identity' }];
}

/** A network trained by the optimizer learns to imitate another. */
export const optimizerLearns = learnsCheck<'optimizers'>(({ first: { reference }, registry }, learnEach) =>
  learnEach([imitation(registry, denseNetwork('tanh', 'identity'))], [reference]));

/** A network initialized by the initializer learns to imitate another. */
export const initializerLearns = learnsCheck<'initializers'>(async ({ first: { made, reference }, registry, tried, note }, learnEach) => {
  if (!isConstantInitializer(made)) return learnEach([{ ...imitation(registry, denseNetwork('tanh', 'identity')), network: denseNetwork('tanh', 'identity', reference) }]);
  tried('whether its numbers differ');
  note({ message: 'It gives every number the same value: right for biases; weights that start alike stay alike.' });
});

function givesProbabilities(activation: Activation): boolean {
  if (activation.kind !== 'rowwise') return false;
  return [[0.3, -1, 2], [5, 5, 5], [-3, 0, 0.1]].every((row) => {
    const a = new Float64Array(3);
    activation.forward(Float64Array.from(row), a);
    return a.every((value) => value >= 0) && Math.abs(a.reduce((sum, value) => sum + value, 0) - 1) < 1e-6;
  });
}

/** True if all targets are equal, so that there is nothing to learn. */
const isConstant = ({ targets }: Task): boolean => targets.every((row) => row.every((t, i) => t === targets[0]?.[i]));

function failUnchanging({ tried, fail }: Report): void {
  tried('a network with random parameters and random inputs');
  fail({ message: 'The outputs of a network with it are the same for every input: there is nothing that it could learn.', hint: 'Does the result depend on the input?' });
}

function describeResults(results: readonly LearningResult[]): string {
  const tasks = results.map(({ task, best }) =>
    best === undefined ? task.description : `${task.description}, cost from ${formatNumber(best.before)} to ${formatNumber(best.after)}`);
  return `${tasks.join('; ')} (${sampleCount} samples, ${trialEpochs} epochs)`;
}

/** `1, 0.3, …, 0.0001` */
const rates = [...learningRates].sort((a, b) => b - a).join(', ');

function notLearned({ task, best, constantDistance }: LearningResult): Fault {
  const hint = 'Check the derivative, its sign above all: training follows it downhill.';
  const where = `In the task "${task.description}"`;
  if (best === undefined) return { message: `${where} training ended in numbers that are not finite with every learning rate: ${rates}.`, hint };
  const { learningRate } = best;
  const [before, after, distance, constant] = [best.before, best.after, best.distance, constantDistance].map(formatNumber).map(String);
  if (!(best.after < best.before / 2))
    return { message: `${where} the cost went from ${before} to ${after} at best, with learning rate ${learningRate}; it must fall below half.`, hint };
  return {
    message:
      `${where} the cost fell from ${before} to ${after}, but the outputs are no nearer to the targets than ` +
      `one answer for every input: ${distance} away, against ${constant}.`,
    hint: 'What is made small must be the distance from the target.',
  };
}
