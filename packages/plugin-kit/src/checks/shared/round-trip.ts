import { isVitrumError, type Reference, type Registry } from '@vitrum/core';
import { pluginsOfOptions } from '@vitrum/formats';
import { createNetwork, type LayerConfig, type Network, type NetworkConfig } from '@vitrum/network';
import { resolveTrainingConfig, Trainer, trainingSchema, type TrainingConfig } from '@vitrum/trainer';
import { usableVariants } from '../../check-context.ts';
import { skipped, outcome, type OldCheck as Check } from '../../old-check.ts';
import { registryWith } from '../../registry-with.ts';
import type { CheckOutcome, Finding } from '../../report.ts';
import type { LoadInFreshProcess, Subject, Variant } from '../../subject.ts';
import { layerCases } from '../layer/cases.ts';
import { nothingUsable } from '../variant-findings.ts';
import { compareBits, missingFrom, saveAndLoad, type SavedNetwork } from './saved-model.ts';
import { lossTasks } from './loss-tasks.ts';

const roundTrip = { name: 'round-trip', title: 'saved and loaded again, in a fresh process too, it gives the same bits' };

/** A network with a layer for each variant of the activation. */
export const activationRoundTrip: Check<Subject<'activations'>> = {
  ...roundTrip,
  run: (subject) => {
    const usable = usableVariants(subject);
    if (usable.length === 0) return nothingUsable();
    const layers = usable.map(({ reference }) => denseLayer({ activation: reference }));
    return saveEach(subject, [{ label: subject.name, config: { inputShape: [4], layers } }, ...eachAlone(usable, layers)]);
  },
};

/** Networks whose numbers come from the initializer: the saved ones are taken, not drawn again. */
export const initializerRoundTrip: Check<Subject<'initializers'>> = {
  ...roundTrip,
  run: (subject) => {
    const layers = subject.variants
      .filter((variant) => canDraw(subject.registry, variant))
      .map(({ reference }) => denseLayer({ weightInitializer: reference, biasInitializer: reference, activation: 'tanh' }));
    return saveEach(subject, [{ label: subject.name, config: { inputShape: [4], layers } }]);
  },
};

/** A network of the layer, for every variant and input shape that suits it. */
export const layerRoundTrip: Check<Subject<'layers'>> = {
  ...roundTrip,
  run: (subject) => {
    const configs = layerCases(subject);
    return configs.length === 0 ? skipped('no input shape suits it; see the check "shapes"') : saveEach(subject, configs);
  },
};

/** A training configuration with the loss trains the same network after JSON as before; the trained network is saved. */
export const lossRoundTrip: Check<Subject<'losses'>> = {
  ...roundTrip,
  run: async (subject) => {
    const failures: Finding[] = [];
    const trained: NamedConfig[] = [];
    const usable = usableVariants(subject);
    if (usable.length === 0) return nothingUsable();
    for (const { label, reference } of usable) {
      const { direct, afterJson } = await trainBothWays(subject, reference);
      failures.push(
        ...compareBits(
          `The parameters after training with ${label}`,
          parametersOf(direct),
          parametersOf(afterJson),
          'the configuration went through JSON',
        ),
      );
      failures.push(
        ...missingFrom(
          pluginsOfOptions(trainingSchema, { loss: reference }, subject.registry),
          subject,
          'The training configuration',
        ),
      );
      trained.push({ label, config: direct.config, network: direct });
    }
    const saved = await saveEach(subject, trained.slice(0, 1), false);
    return { ...saved, tried: `training through JSON, ${saved.tried}`, failures: [...failures, ...saved.failures] };
  },
};

interface NamedConfig {
  readonly label: string;
  readonly config: NetworkConfig;
  /** Where it is there already. */
  readonly network?: Network;
}

/** Saves and loads every network here, and the first of them in a fresh process as well. */
async function saveEach(subject: Subject, configs: readonly NamedConfig[], needsPlugin = true): Promise<CheckOutcome> {
  const failures: Finding[] = [];
  let first: SavedNetwork | undefined;
  for (const { label, config, network } of configs) {
    const throughJson = JSON.parse(JSON.stringify(config)) as NetworkConfig; // JSON of a configuration is one
    const made = network ?? createNetwork(throughJson, { registry: subject.registry, seed: 9 });
    const saved = saveAndLoad(made, subject.registry, registryWith(subject.plugin));
    first ??= saved;
    failures.push(...compareBits(`The outputs of ${label}`, saved.before, saved.after, 'the model was saved and loaded'));
    if (needsPlugin) failures.push(...missingFrom(saved.plugins, subject, 'The model'));
  }
  const here = `${configs.length} ${configs.length === 1 ? 'model' : 'models'} through JSON in this process`;
  const { loadInFreshProcess } = subject.environment;
  if (loadInFreshProcess === undefined || first === undefined) {
    const note = {
      message: 'No fresh process loaded a model: only the module of a plugin can be imported there.',
      hint: 'Run `vitrum check-plugin` on the file.',
    };
    return outcome(here, failures, [note]);
  }
  failures.push(...(await compareElsewhere(loadInFreshProcess, first, subject)));
  return outcome(`${here}, one in a fresh process`, failures);
}

async function compareElsewhere(
  loadInFreshProcess: LoadInFreshProcess,
  { before, request }: SavedNetwork,
  { name }: Subject,
): Promise<readonly Finding[]> {
  try {
    return compareBits(`The outputs of ${name}`, before, await loadInFreshProcess(request), 'a fresh process loaded the model');
  } catch (error) {
    if (!isVitrumError(error)) throw error;
    return [{ message: error.message, hint: error.hint }];
  }
}

/** Every layer in a network of its own: in a chain, one that gives the same for everything would hide those before it. */
function eachAlone(variants: readonly Variant[], layers: readonly LayerConfig[]): readonly NamedConfig[] {
  return layers.map((layer, i) => ({ label: variants[i]?.label ?? '', config: { inputShape: [4], layers: [layer] } }));
}

function denseLayer(options: Readonly<Record<string, unknown>>): LayerConfig {
  return { type: 'dense', units: 4, weightInitializer: 'glorot-uniform', biasInitializer: 'notebook-normal', ...options };
}

/** False for options that do not go together, such as a minimum above the maximum. */
function canDraw(registry: Registry, { reference }: Variant): boolean {
  try {
    createNetwork({ inputShape: [1], layers: [denseLayer({ weightInitializer: reference })] }, { registry, seed: 1 });
    return true;
  } catch {
    return false; // the check "distribution" tells
  }
}

async function trainBothWays(
  subject: Subject,
  loss: Reference,
): Promise<{ readonly direct: Network; readonly afterJson: Network }> {
  const config: TrainingConfig = { loss, epochs: 1, batchSize: 10, learningRate: 0.001, shuffle: true, seed: 1 };
  const direct = await train(config, subject.registry, loss);
  const parsed = JSON.parse(JSON.stringify(config)) as TrainingConfig; // JSON of a configuration is one
  return { direct, afterJson: await train(parsed, registryWith(subject.plugin), loss) };
}

/** A class task, since outputs that add up to 1 are in the domain of every loss. */
async function train(config: TrainingConfig, registry: Registry, loss: Reference): Promise<Network> {
  const task = lossTasks(loss, registry)[1];
  if (task === undefined) throw new Error('There is a class task.');
  const network = createNetwork(task.network, { registry, seed: 2 });
  const plan = resolveTrainingConfig(registry, config);
  const trainer = new Trainer({ network, plan, data: { train: task.dataset, test: task.dataset } });
  const events = trainer.run();
  while ((await events.next()).done !== true);
  return network;
}

const parametersOf = (network: Network): readonly number[] => network.parameters.flatMap(({ value }) => [...value.data]);
