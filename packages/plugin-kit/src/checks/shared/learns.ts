import { resolveReference, type Activation, type Reference, type Registry } from '@vitrum/core';
import type { NetworkConfig } from '@vitrum/network';
import { usableVariants } from '../../check-context.ts';
import { skipped, outcome, type OldCheck as Check } from '../../old-check.ts';
import { formatNumber } from '../../numerics/format-number.ts';
import type { CheckOutcome, Finding } from '../../report.ts';
import type { Subject, Variant } from '../../subject.ts';
import { isConstantInitializer } from '../initializer/draws.ts';
import { firstCase, type LayerCase } from '../layer/cases.ts';
import { nothingUsable } from '../variant-findings.ts';
import { describeRates, learn, trialEpochs, type LearningResult } from './learn.ts';
import { imitation, taskSamples, type LearningTask } from './learning-task.ts';
import { classTask, lossTasks } from './loss-tasks.ts';

const learns = { name: 'learns', title: 'a tiny network learns a known task with it' };

/** A network with the activation imitates another one of the same form; one that gives probabilities learns classes too. */
export const activationLearns: Check<Subject<'activations'>> = {
  ...learns,
  run: async (subject) => {
    const { registry } = subject;
    const [variant] = usableVariants(subject);
    if (variant === undefined) return nothingUsable();
    const { reference } = variant;
    const activation = resolveReference(registry, 'activation', reference);
    const atTheEnd = imitation(denseNetwork('tanh', reference), registry);
    if (isConstant(atTheEnd)) return unchanging();
    if (givesProbabilities(activation))
      return learnEach([atTheEnd, classTask('categorical-cross-entropy', reference)], registry);
    if (activation.kind !== 'rowwise') {
      const everywhere = imitation(denseNetwork(reference, reference), registry);
      // Where it grows fast, such as z³, two layers of it are more than training can hold.
      const result = hasFiniteTargets(everywhere) ? await learn(everywhere, registry) : undefined;
      if (result?.isLearned === true) return outcome(describeTried([result]), []);
    }
    return learnEach([atTheEnd], registry);
  },
};

/** One of several tasks, each with the targets and the output activation that some losses are made for, is learned. */
export const lossLearns: Check<Subject<'losses'>> = {
  ...learns,
  run: async (subject) => {
    const { registry } = subject;
    const [variant] = usableVariants(subject);
    if (variant === undefined) return nothingUsable();
    const results: LearningResult[] = [];
    for (const task of lossTasks(variant.reference, registry)) {
      const result = await learn(task, registry);
      if (result.isLearned) return outcome(describeTried([result]), []);
      results.push(result);
    }
    const best = results.find((result) => result.best !== undefined) ?? results[0];
    return outcome(
      `${results.length} tasks (${results.map(({ task }) => task.description).join('; ')}), ` +
      `each with learning rates ${describeRates()}`,
      best === undefined
        ? []
        : [{ ...notLearned(best), hint: 'Does the derivative point uphill, and does the cost fall towards the target?' }],
    );
  },
};

/** A network with the layer imitates another one of the same form. */
export const layerLearns: Check<Subject<'layers'>> = {
  ...learns,
  run: async (subject) => {
    const first = firstCase(subject);
    if ('failure' in first) return skipped('no input shape suits it; see the check "shapes"');
    const layers = layersAround(first);
    if (layers === undefined) return skipped('it has no parameters, and no layer with parameters can stand before it');
    const task = imitation({ inputShape: first.inputShape, layers }, subject.registry);
    return isConstant(task) ? unchanging() : learnEach([task], subject.registry);
  },
};

/** Dense layers before the layer and one after it where vectors go in and out; else what the case has, if that can learn. */
function layersAround({ inputShape, outputShape, inputCount, plan, config }: LayerCase): NetworkConfig['layers'] | undefined {
  const [size = 1] = inputShape;
  const self = config.layers.at(-1);
  if (self !== undefined && inputShape.length === 1 && outputShape.length === 1) {
    const names = Array.from({ length: inputCount }, (_, i) => `input ${i + 1}`);
    const before = names.map((name) => ({ ...dense(size, 'tanh'), name, inputs: ['input'] }));
    return [...before, { ...self, inputs: names }, dense(3, 'identity')];
  }
  return inputCount > 1 || Object.keys(plan.parameters ?? {}).length > 0 ? config.layers : undefined;
}

/** The optimizer teaches a network to imitate another one. */
export const optimizerLearns: Check<Subject<'optimizers'>> = {
  ...learns,
  run: async ({ registry, variants }) => {
    const task = imitation(denseNetwork('tanh', 'identity'), registry);
    const result = await learn(task, registry, [firstOf(variants).reference]);
    return outcome(describeTried([result]), result.isLearned ? [] : [notLearned(result)]);
  },
};

/** A network whose weights the initializer chose imitates another one. */
export const initializerLearns: Check<Subject<'initializers'>> = {
  ...learns,
  run: async ({ registry, variants }) => {
    const { reference } = firstOf(variants);
    const task = imitation(denseNetwork('tanh', 'identity'), registry);
    if (isConstantInitializer(resolveReference(registry, 'initializer', reference))) {
      const message = 'It gives every number the same value: right for biases; weights that start alike stay alike.';
      return outcome('whether its numbers differ', [], [{ message }]);
    }
    const network = denseNetwork('tanh', 'identity', reference);
    return learnEach([{ ...task, network }], registry);
  },
};

function firstOf(variants: readonly Variant[]): Variant {
  const [first] = variants;
  if (first === undefined) throw new Error('There is always a variant with the default options.');
  return first;
}

function dense(
  units: number,
  activation: Reference,
  weightInitializer: Reference = 'glorot-uniform',
): NetworkConfig['layers'][number] {
  return { type: 'dense', units, activation, weightInitializer };
}

/** 4-6-3 */
function denseNetwork(activation: Reference, outputActivation: Reference, weightInitializer?: Reference): NetworkConfig {
  return { inputShape: [4], layers: [dense(6, activation, weightInitializer), dense(3, outputActivation, weightInitializer)] };
}

function givesProbabilities(activation: Activation): boolean {
  if (activation.kind !== 'rowwise') return false;
  return [
    [0.3, -1, 2],
    [5, 5, 5],
    [-3, 0, 0.1],
  ].every((row) => {
    const a = new Float64Array(3);
    activation.forward(Float64Array.from(row), a);
    const sum = a.reduce((total, value) => total + value, 0);
    return a.every((value) => value >= 0) && Math.abs(sum - 1) < 1e-6;
  });
}

/** True where all targets are alike: there is nothing to learn. */
function isConstant({ targets }: LearningTask): boolean {
  const [first = []] = targets;
  return targets.every((row) => row.every((t, i) => t === first[i]));
}

function hasFiniteTargets({ targets }: LearningTask): boolean {
  return targets.every((row) => row.every(Number.isFinite));
}

function unchanging(): CheckOutcome {
  const message = 'The outputs of a network with it are the same for every input: there is nothing that it could learn.';
  return outcome('a network with random parameters and random inputs', [
    { message, hint: 'Does the result depend on the input?' },
  ]);
}

async function learnEach(tasks: readonly LearningTask[], registry: Registry): Promise<CheckOutcome> {
  const results: LearningResult[] = [];
  for (const task of tasks) results.push(await learn(task, registry));
  return outcome(describeTried(results), results.filter((result) => !result.isLearned).map(notLearned));
}

function describeTried(results: readonly LearningResult[]): string {
  const tasks = results.map(({ task, best }) => {
    const costs = best === undefined ? '' : `, cost from ${formatNumber(best.before)} to ${formatNumber(best.after)}`;
    return `${task.description}${costs}`;
  });
  return `${tasks.join('; ')} (${taskSamples} samples, ${trialEpochs} epochs)`;
}

function notLearned({ task, best, constantDistance }: LearningResult): Finding {
  const hint = 'Check the derivative, its sign above all: training follows it downhill.';
  const where = `In the task "${task.description}"`;
  if (best === undefined) {
    return {
      message: `${where} training ended in numbers that are not finite with every learning rate: ${describeRates()}.`,
      hint,
    };
  }
  const { before, after, learningRate, distance } = best;
  if (!(after < before / 2)) {
    return {
      message:
        `${where} the cost went from ${formatNumber(before)} to ${formatNumber(after)} at best, ` +
        `with learning rate ${learningRate}; it must fall below half.`,
      hint,
      expected: `below ${formatNumber(before / 2)}`,
      got: formatNumber(after),
    };
  }
  return {
    message:
      `${where} the cost fell from ${formatNumber(before)} to ${formatNumber(after)}, ` +
      'but the outputs are no nearer to the targets than ' +
      `one answer for every input: ${formatNumber(distance)} away, against ${formatNumber(constantDistance)}.`,
    hint: 'What is made small must be the distance from the target.',
    expected: `below ${formatNumber(constantDistance / 2)}`,
    got: formatNumber(distance),
  };
}
