import type { Reference } from '@vitrum/core';
import { createNetwork, type Network } from '@vitrum/network';
import { parseTrainingState, resolveTrainingConfig, Trainer, type TrainingState } from '@vitrum/trainer';
import { outcome, type OldCheck as Check } from '../../old-check.ts';
import { registryWith } from '../../registry-with.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { compareBits } from '../shared/saved-model.ts';
import { imitation, type LearningTask } from '../shared/learning-task.ts';
import { firstFew, inVariants } from '../variant-findings.ts';
import { madeVariants } from '../shared/made-variants.ts';

const epochs = 3;
/** A progress event in the middle of the second epoch. */
const eventOfInterruption = 150;

/** A run that was interrupted, written down as JSON and resumed ends with the same bits as one that was not. */
export const optimizerResume: Check<Subject<'optimizers'>> = {
  name: 'resume',
  title: 'training that was interrupted and resumed ends with the same bits',
  run: async (subject) => {
    const task = imitation(
      {
        inputShape: [4],
        layers: [
          { type: 'dense', units: 5, activation: 'tanh' },
          { type: 'dense', units: 2 },
        ],
      },
      subject.registry,
    );
    const failures: Finding[] = [];
    const labels = new Set(madeVariants(subject, 'optimizer').map(({ label }) => label));
    const variants = subject.variants.filter(({ label }) => labels.has(label));
    for (const { label, reference } of variants) {
      const whole = await train(subject, task, reference);
      const part = await train(subject, task, reference, eventOfInterruption);
      const state = parseTrainingState(JSON.parse(JSON.stringify(part.state)));
      const resumed = await train(subject, task, reference, undefined, { network: part.network, state });
      failures.push(
        ...compareBits(
          `The parameters after ${epochs} epochs with ${label}`,
          numbersOf(whole.network),
          numbersOf(resumed.network),
          'an interruption',
        ),
      );
    }
    return outcome(`${epochs} epochs, interrupted in the second${inVariants(variants)}`, firstFew(failures));
  },
};

interface Run {
  readonly network: Network;
  readonly state: TrainingState;
}

/** Each run makes everything anew, as a new process would. */
async function train(
  subject: Subject,
  task: LearningTask,
  optimizer: Reference,
  lastEvent = Infinity,
  from?: Run,
): Promise<Run> {
  const registry = registryWith(subject.plugin);
  const network = createNetwork(task.network, { registry, seed: 8 });
  if (from !== undefined) network.copyFrom(from.network);
  const plan = resolveTrainingConfig(registry, {
    loss: task.loss,
    optimizer,
    learningRate: 0.01,
    batchSize: 1,
    epochs,
    shuffle: true,
  });
  const data = { train: task.dataset, test: task.dataset };
  const trainer = new Trainer({ network, plan, data, ...(from !== undefined && { state: from.state }) });
  const controller = new AbortController();
  let events = 0;
  for await (const event of trainer.run(controller.signal)) {
    if (event.type === 'progress' && ++events >= lastEvent) controller.abort();
  }
  return { network, state: trainer.saveState() };
}

const numbersOf = (network: Network): readonly number[] => network.parameters.flatMap(({ value }) => [...value.data]);
