import { defineSchedule, VitrumError, type ScheduleFunctions, type TrainingLength, type TrainingProgress } from '@vitrum/core';

/**
 * The learning rate rises on a straight line, and then follows another schedule for the rest of the run: factor
 * f + (1 − f)·epoch / w for the first w epochs. First steps are the least certain ones: the parameters are random, and the memory of
 * an optimizer is empty.
 *
 * Source: Goyal et al. 2017, arXiv:1706.02677, section 2.2, "gradual warmup".
 */
export const warmup = /* @__PURE__ */ defineSchedule({
  name: 'warmup',
  description: 'The learning rate rises on a straight line first, and then follows another schedule',
  formula: 'η·(f + (1 − f)·epoch / w) for w epochs, then that of another schedule for the rest',
  source: 'Goyal et al. 2017, arXiv:1706.02677, section 2.2',
  since: '0.1.0',
  options: {
    epochs: { type: 'number', default: 1, exclusiveMinimum: 0, description: 'w: length of the rise, also a part of an epoch.' },
    steps: { type: 'integer', default: 0, minimum: 0, description: 'Length in steps instead of epochs; 0: in epochs.' },
    from: { type: 'number', default: 0.01, minimum: 0, maximum: 1, description: 'f: factor of the first step.' },
    then: { type: 'schedule', default: 'constant', description: 'What follows, as if it began there.' },
  },
  create: ({ epochs: w, steps, from, then }): ScheduleFunctions => {
    if (steps > 0 && w !== 1) throw twoLengths(w, steps);
    const lengthIn = ({ stepsPerEpoch }: TrainingLength): number => (steps > 0 ? steps / stepsPerEpoch : w);
    return {
      dependsOnEpochs: then.dependsOnEpochs ?? false,
      ...(then.memory !== undefined && { memory: then.memory }),
      factor: (progress, memory) => {
        const share = steps > 0 ? progress.step / steps : progress.epoch / w;
        return share < 1 ? from + (1 - from) * share : then.factor(rest(progress, lengthIn(progress)), memory);
      },
      ...(then.afterEpoch !== undefined && {
        afterEpoch: (outcome, memory) =>
          outcome.epoch <= lengthIn(outcome) ? memory : (then.afterEpoch?.({ ...outcome, ...rest(outcome, lengthIn(outcome)) }, memory) ?? memory),
      }),
      checkRun: (length) => {
        const { epochs, stepsPerEpoch } = length;
        if (lengthIn(length) >= epochs) throw endless(steps > 0 ? `${steps} steps` : inEpochs(w), epochs, stepsPerEpoch);
        then.checkRun?.({ epochs: epochs - lengthIn(length), stepsPerEpoch });
      },
    };
  },
});

/** The run after a warm-up of some epochs, as if it began there. */
function rest({ epoch, step, epochs, stepsPerEpoch }: TrainingProgress, length: number): TrainingProgress {
  return {
    epoch: Math.max(0, epoch - length), // a last batch that is smaller rounds
    step: Math.max(0, step - Math.round(length * stepsPerEpoch)),
    epochs: epochs - length,
    stepsPerEpoch,
  };
}

const inEpochs = (count: number): string => (count === 1 ? '1 epoch' : `${count} epochs`);

function endless(length: string, epochs: number, stepsPerEpoch: number): VitrumError {
  const run = Number.isFinite(stepsPerEpoch) ? `${inEpochs(epochs)} of ${stepsPerEpoch} ${stepsPerEpoch === 1 ? 'step' : 'steps'}` : inEpochs(epochs);
  return new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `A warm-up of ${length} never ends in a run of ${run}.`,
    hint: 'Make it shorter than the run, such as { "type": "warmup", "epochs": 0.5 }, or train for more epochs.',
  });
}

function twoLengths(epochs: number, steps: number): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `A warm-up has one length, got ${inEpochs(epochs)} and ${steps} steps.`,
    hint: 'Give "epochs" or "steps".',
  });
}
