import { isVitrumError, type ContributionKind, type Registry } from '@vitrum/core';
import { decodeModel, encodeModel, parseModel, pluginsOfOptions } from '@vitrum/formats';
import { copyNetwork, createNetwork, type Network, type NetworkConfig } from '@vitrum/network';
import { sizeOf, tensorFrom } from '@vitrum/tensor';
import { parseTrainingState, trainingSchema } from '@vitrum/trainer';
import type { CheckContext } from '../../check-context.ts';
import { check, type Check } from '../../check.ts';
import type { Fault } from '../../finding.ts';
import { formatExactly } from '../../numerics/format-number.ts';
import { firstDifference } from '../../numerics/guarded-row.ts';
import { range, sampleRandom } from '../../numerics/sample-points.ts';
import { registryWith } from '../../registry-with.ts';
import type { LoadRequest } from '../../subject.ts';
import { runTrial, type Trial } from '../../trials/run-trial.ts';
import { describeShortTrial, eventOfInterruption, shortTrial, sideBySide, type ShortTrial } from '../../trials/short-trials.ts';
import { classTask, denseNetwork } from '../../trials/task.ts';
import { canDraw } from '../initializer/draws.ts';
import type { LayerCase } from '../layer/layer-case.ts';

/** What to do where something was lost. */
interface Hints {
  readonly saved: string;
  readonly resumed: string;
}

const general = 'What it gives must depend on its options and arguments alone, not on what happened when it was made or before.';

/** A network that was trained is the same after it was saved, loaded, copied, or interrupted and resumed. */
function roundTrip<Kind extends ContributionKind>(
  trialsOf: (context: CheckContext<Kind>) => readonly ShortTrial[],
  hints: Hints = { saved: general, resumed: general },
): Check<CheckContext<Kind>> {
  return check('round-trip', 'a trained network is saved, loaded, copied and resumed to the same bits, in a fresh process too', async (context: CheckContext<Kind>) => {
    const { name, plugin, registry, environment: { loadInFreshProcess }, tried, fail, note } = context;
    const trials = trialsOf(context);
    const here = `${trials.length === 1 ? 'a model' : `${trials.length} models`} in this process, after ${describeShortTrial}`;
    tried(here);
    const registries = { registry, other: registryWith(plugin) };
    let first: Saved | undefined;
    for (const trial of trials) {
      const saved = await examine(trial, registries, hints);
      first ??= saved;
      fail(...saved.faults);
      if (!saved.plugins.some((each) => each.name === plugin.name && each.version === plugin.version))
        fail({ message: `What is saved does not name the plugin ${plugin.name} ${plugin.version}, but ${saved.plugins.map((each) => `${each.name} ${each.version}`).join(', ')}.` });
    }
    if (loadInFreshProcess === undefined || first === undefined)
      return note({ message: 'No fresh process loaded a model: only the module of a plugin can be imported there.', hint: 'Run `vitrum check-plugin` on the file.' });
    tried(`${here}, one in a fresh process`);
    const { request, outputs } = first;
    try {
      fail(...compareBits(() => `The outputs of ${name}`, outputs, await loadInFreshProcess(request), 'a fresh process loaded the model', general));
    } catch (error) {
      if (!isVitrumError(error)) throw error;
      fail({ message: error.message, hint: error.hint });
    }
  });
}

interface Saved {
  readonly faults: readonly Fault[];
  /** What the saved run says that it needs. */
  readonly plugins: readonly { readonly name: string; readonly version: string }[];
  /** What a fresh process needs to load it too, and what the outputs have to be then. */
  readonly request: LoadRequest;
  readonly outputs: readonly number[];
}

/** Another registry makes everything anew, as a new process would. */
interface Registries {
  readonly registry: Registry;
  readonly other: Registry;
}

async function examine(trial: ShortTrial, { registry, other }: Registries, { saved, resumed }: Hints): Promise<Saved> {
  const whole = trial.isTrained ? await runTrial(trial, registry) : undefined;
  const network = whole?.network ?? createNetwork(trial.network, { registry, seed: 1 }); // what diverges can be saved untrained
  const model = JSON.stringify(encodeModel(network, registry));
  const parsed = parseModel(model);
  const outputSize = sizeOf(network.outputShape);
  const compareOutputs = (copy: Network, event: string): readonly Fault[] => {
    const labelAt = (i: number): string => trial.labels[Math.floor(((i % outputSize) * trial.labels.length) / outputSize)] ?? '';
    // For a batch of the size that training had, and for another: memory of one size is not memory of the network.
    return [4, 3].flatMap((size) => compareBits((i) => `The outputs of ${labelAt(i)}`, outputsOf(network, size), outputsOf(copy, size), event, saved)).slice(0, 1);
  };
  const faults = [
    ...compareOutputs(decodeModel(parsed, { registry: other }), 'the model was saved and loaded'),
    ...compareOutputs(copyNetwork(network, { registry: other }), 'it was copied'),
  ];
  if (whole !== undefined && faults.length === 0) {
    const what = `The numbers of the network trained with ${trial.labels.join(', ')}`;
    faults.push(...compareBits(() => what, numbersOf(network), numbersOf(await runInTwoParts(trial, { registry, other })), 'an interruption', resumed));
  }
  const plugins = [...parsed.plugins, ...pluginsOfOptions(trainingSchema, { ...trial.training }, registry)];
  return { faults, plugins, request: { model, inputs: inputsFor(network, 4), batchSize: 4 }, outputs: outputsOf(network, 4) };
}

async function runInTwoParts(trial: ShortTrial, { registry, other }: Registries): Promise<Network | undefined> {
  const part = await runTrial(trial, registry, { lastEvent: eventOfInterruption });
  if (part === undefined) return undefined;
  const model = parseModel(JSON.stringify(encodeModel(part.network, registry)));
  const state = parseTrainingState(JSON.parse(JSON.stringify(part.state)));
  const throughJson = JSON.parse(JSON.stringify(trial)) as Trial; // JSON of plain data is the same data
  return (await runTrial(throughJson, other, { from: { network: decodeModel(model, { registry: other }), state } }))?.network;
}

const numbersOf = (network: Network | undefined): readonly number[] =>
  network === undefined ? [] : [...network.parameters, ...network.state].flatMap(({ value }) => [...value.data]);

function inputsFor({ inputShape }: Network, batchSize: number): readonly number[] {
  const random = sampleRandom(41);
  return range(1, batchSize * sizeOf(inputShape), () => random.uniform(-2, 2));
}

const outputsOf = (network: Network, batchSize: number): readonly number[] =>
  [...network.forward(tensorFrom([batchSize, ...network.inputShape], inputsFor(network, batchSize))).data];

/** Where two lists of numbers are not the same to the bit. */
function compareBits(whatAt: (index: number) => string, before: readonly number[], after: readonly number[], event: string, hint: string): readonly Fault[] {
  const i = firstDifference(before, after);
  if (i === -1) return [];
  const [expected, got] = [before[i] ?? NaN, after[i] ?? NaN].map(formatExactly);
  return [{ message: `${whatAt(i)} are not the same after ${event}: number ${i} was ${String(expected)} and is ${String(got)}.`, hint }];
}

export const activationRoundTrip = roundTrip<'activations'>(({ variants, registry }) => [sideBySide(variants, 'activation', registry)]);

export const initializerRoundTrip = roundTrip<'initializers'>(({ variants, registry, skip }) => {
  const drawing = variants.filter(({ made }) => canDraw(made));
  return drawing.length > 0 ? [sideBySide(drawing, 'weightInitializer', registry)] : skip('it draws no numbers; see the check "numbers"');
});

export const optimizerRoundTrip = roundTrip<'optimizers'>(({ variants, registry }) =>
  variants.map(({ label, reference }) => shortTrial([label], denseNetwork('tanh', 'identity'), registry, { optimizer: reference })));

/** Outputs that add up to 1, and one-hot targets, are in the domain of every loss. */
export const lossRoundTrip = roundTrip<'losses'>(({ variants, registry }) =>
  variants.map(({ label, reference }) => {
    const { network, inputs, targets } = classTask(reference, 'softmax');
    const trial = shortTrial([label], network, registry, { loss: reference });
    return { ...trial, inputs: inputs.slice(0, trial.inputs.length), targets: targets.slice(0, trial.inputs.length) };
  }));

export const layerRoundTrip = roundTrip<'layers'>(
  ({ variants, registry }) =>
    variants.flatMap(({ label, made }) => made.map((each, i): ShortTrial => ({
      ...shortTrial([`${label} on ${each.place}`], withNormalization(each), registry),
      isTrained: i === 0, // what is remembered and drawn does not depend on the shape
    }))),
  {
    saved: 'What the layer remembers from step to step is lost: name it in "state" of its plan, which is saved, copied and resumed.',
    resumed: 'What the layer draws in a step must come from tensors.random, which begins anew in every step: no generator, counter or clock of its own.',
  },
);

/** With parameters before the layer, which show what its backward pass does where it has none of its own. */
const withNormalization = ({ config, inputCount }: LayerCase): NetworkConfig =>
  inputCount > 1 ? config : { ...config, layers: [{ type: 'layer-norm' }, ...config.layers] };
