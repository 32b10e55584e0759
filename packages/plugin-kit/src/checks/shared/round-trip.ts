import { isVitrumError, type ContributionKind } from '@vitrum/core';
import type { NetworkConfig } from '@vitrum/network';
import type { CheckContext } from '../../check-context.ts';
import { check, type Check } from '../../check.ts';
import { formatCount } from '../../numerics/format-number.ts';
import { registryWith } from '../../registry-with.ts';
import { compareBits, examineTrial, type ExaminedTrial, type RepairHints } from '../../trials/examine-trial.ts';
import { describeShortTrial, shortTrial, sideBySide, type ShortTrial } from '../../trials/short-trials.ts';
import { classTask, denseNetwork } from '../../trials/task.ts';
import { canDraw } from '../initializer/draws.ts';
import type { LayerCase } from '../layer/layer-case.ts';

const general = 'What it gives must depend on its options and arguments alone, not on what happened when it was made or before.';

/** A trained network is unchanged after saving and loading, copying, or interrupting and resuming. */
function roundTrip<Kind extends ContributionKind>(
  trialsOf: (context: CheckContext<Kind>) => readonly ShortTrial[],
  hints: RepairHints = { saved: general, resumed: general },
): Check<CheckContext<Kind>> {
  return check('round-trip', 'a trained network is saved, loaded, copied and resumed to the same bits, in a fresh process too', async (context: CheckContext<Kind>) => {
    const { name, plugin, registry, environment: { loadInFreshProcess }, tried, fail, note } = context;
    const trials = trialsOf(context);
    const trained = trials.filter(({ isTrained }) => isTrained).length;
    const others = trials.length - trained;
    const models = `${formatCount(trained, 'trained model')}${others === 0 ? '' : ` and ${formatCount(others, 'untrained one')}`}`;
    const here = `${models} in this process (${describeShortTrial}, interrupted in the second)`;
    tried(here);
    const registries = { registry, other: registryWith(plugin) };
    let first: ExaminedTrial | undefined;
    for (const trial of trials) {
      const saved = await examineTrial(trial, registries, hints);
      first ??= saved;
      fail(...saved.faults);
      if (!saved.plugins.some((each) => each.name === plugin.name && each.version === plugin.version))
        fail({ message: `What is saved does not name the plugin ${plugin.name} ${plugin.version}, but ${saved.plugins.map((each) => `${each.name} ${each.version}`).join(', ')}.` });
    }
    if (loadInFreshProcess === undefined || first === undefined)
      return note({ message: 'No fresh process loaded a model: only the module of a plugin can be imported there.', hint: 'Run `vitrum check-plugin` on the file.' });
    tried(`${here}, 1 in a fresh process`);
    const { request, outputs } = first;
    try {
      fail(...compareBits(() => `The outputs of ${name}`, outputs, await loadInFreshProcess(request), 'a fresh process loaded the model', general));
    } catch (error) {
      if (!isVitrumError(error)) throw error;
      fail({ message: error.message, hint: error.hint });
    }
  });
}

export const activationRoundTrip = roundTrip<'activations'>(({ variants, registry }) => [sideBySide(registry, variants, 'activation')]);

export const initializerRoundTrip = roundTrip<'initializers'>(({ variants, registry, skip }) => {
  const drawing = variants.filter(({ made }) => canDraw(made));
  return drawing.length > 0 ? [sideBySide(registry, drawing, 'weightInitializer')] : skip('it draws no numbers; see the check "numbers"');
});

export const optimizerRoundTrip = roundTrip<'optimizers'>(({ variants, registry }) =>
  variants.map(({ label, reference }) => shortTrial(registry, [label], denseNetwork('tanh', 'identity'), { optimizer: reference })));

/** Outputs that add up to 1 and one-hot targets are in the domain of every loss. */
export const lossRoundTrip = roundTrip<'losses'>(({ variants, registry }) =>
  variants.map(({ label, reference }) => {
    const { network, inputs, targets } = classTask(reference, 'softmax');
    const trial = shortTrial(registry, [label], network, { loss: reference });
    return { ...trial, inputs: inputs.slice(0, trial.inputs.length), targets: targets.slice(0, trial.inputs.length) };
  }));

export const layerRoundTrip = roundTrip<'layers'>(
  ({ variants, registry }) =>
    variants.flatMap(({ label, made }) => made.map((each, i): ShortTrial => ({
      ...shortTrial(registry, [`${label} on ${each.place}`], withNormalization(each)),
      isTrained: i === 0, // state and random draws do not depend on the shape
    }))),
  {
    saved: 'What the layer remembers from step to step is lost: name it in "state" of its plan, which is saved, copied and resumed.',
    resumed: 'What the layer draws in a step must come from tensors.random, which begins anew in every step: no generator, counter or clock of its own.',
  },
);

/** Parameters before the layer expose its backward pass if it has none of its own; before indices nothing can stand. */
const withNormalization = ({ config, inputCount, plan: { indices } }: LayerCase): NetworkConfig =>
  inputCount > 1 || indices !== undefined ? config : { ...config, layers: [{ type: 'layer-norm' }, ...config.layers] };
