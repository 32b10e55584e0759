import { resolveReference, VitrumError, type Reference, type ReferenceKind, type Registry } from '@vitrum/core';
import { resolveNetwork } from '@vitrum/core/internal';
import { mergeConfigs, type DatasetReference, type NamedNetwork, type NetworkShorthand, type RunConfig } from '@vitrum/runs';
import { checkFigureName, defaultDataset, defaultSeed } from '@vitrum/runs/internal';
import type { TrainingConfig } from '@vitrum/trainer';
import { checkAveraging, trainingSchema } from '@vitrum/trainer/internal';
import { countOption, parseNumber } from '../options/parse-number.ts';
import { parseClassWeights } from '../options/parse-class-weights.ts';
import { parseMetrics } from '../options/parse-metrics.ts';
import { parseEarlyStopping, parseFigure, parseShare, withCallbacks } from '../options/parse-validation.ts';
import { parseReference } from '../options/parse-reference.ts';
import { parseArchitecture, parseHead, parseHidden } from '../options/parse-sizes.ts';
import type { DataChoice } from '../options/data-choice.ts';
import { withFold, type FoldOptions } from './fold-option.ts';

/** The options of `vitrum train` that describe the run itself. */
export interface RunOptions extends DataChoice, FoldOptions {
  readonly limit?: string;
  readonly architecture?: string;
  readonly network?: string;
  readonly base?: string;
  readonly freeze?: string;
  readonly head?: string;
  readonly hidden?: string;
  readonly activation?: string;
  readonly outputActivation?: string;
  readonly initializer?: string;
  readonly augment?: readonly string[];
  readonly loss?: string;
  readonly optimizer?: string;
  readonly learningRate?: string;
  readonly schedule?: string;
  readonly batchSize?: string;
  readonly epochs?: string;
  readonly seed?: string;
  readonly shuffle?: boolean;
  readonly validation?: string;
  readonly validationData?: string;
  readonly testData?: string;
  readonly keepBest?: string | true;
  readonly earlyStopping?: string | true;
  readonly callback?: readonly string[];
  readonly classWeights?: string;
  readonly metrics?: string;
  readonly clipValue?: string;
  readonly clipNorm?: string;
  readonly accumulate?: string;
  readonly averaging?: string;
  readonly l1?: string;
  readonly l2?: string;
}

/** A checked command-line option, as a partial configuration. */
export interface GivenOption {
  readonly flag: string;
  readonly config: RunConfig;
}

/**
 * Converts the command line's run options to partial configurations. Numbers are checked and names looked up here, so that
 * messages quote what was typed.
 *
 * @param settings - The configuration that the options override; a limit applies to its dataset.
 * @param dataset - The result of `chooseDataset`.
 * @throws VITRUM_INVALID_OPTION, VITRUM_INVALID_REFERENCE, VITRUM_UNKNOWN_NAME and the other errors of options
 */
export function readRunOptions(
  registry: Registry,
  options: RunOptions,
  settings: RunConfig,
  dataset: DatasetReference | undefined,
): readonly GivenOption[] {
  const given: GivenOption[] = [];
  const limited = {
    ...withFold(dataset ?? settings.dataset ?? { type: defaultDataset }, options, settings),
    ...(options.validationData !== undefined && { validationData: options.validationData }),
    ...(options.testData !== undefined && { testData: options.testData }),
  };
  const add = <Value>(flag: string, value: Value | undefined, read: (value: Value) => RunConfig): void => {
    if (value !== undefined) given.push({ flag, config: read(value) });
  };
  const named = (kind: ReferenceKind, flag: string, text: string): Reference => checkReference(registry, kind, flag, text);
  const number = (name: keyof typeof numbers, flag: string): void => {
    add(flag, options[name], (text) => inTraining({ [name]: parseNumber(numbers[name], text, flag) }));
  };
  if (options.architecture !== undefined && options.hidden !== undefined) throw twoArchitectures();
  if (options.network !== undefined) checkAlone(options, options.network);
  add(options.data === undefined ? '--dataset' : '--data', dataset, (reference) => ({ dataset: reference }));
  add('--fold', options.fold, () => ({ dataset: limited }));
  add('--validation-data', options.validationData, () => ({ dataset: limited }));
  add('--test-data', options.testData, () => ({ dataset: limited }));
  add('--limit', options.limit, (text) => ({ dataset: { ...limited, limit: parseNumber(countOption, text, '--limit') } }));
  add('--network', options.network, (text) => ({ network: namedNetwork(registry, text) }));
  const ofBase = { file: options.base ?? settings.base?.file ?? '' };
  for (const flag of ['freeze', 'head'] as const) if (options[flag] !== undefined && ofBase.file === '') throw withoutBase(flag);
  add('--base', options.base, () => ({ base: ofBase }));
  add('--freeze', options.freeze, (freeze) => ({ base: { ...ofBase, freeze } }));
  add('--head', options.head, (text) => ({ base: { ...ofBase, head: parseHead(text) } }));
  add('--architecture', options.architecture, (text) => inNetwork({ architecture: parseArchitecture(text) }));
  add('--hidden', options.hidden, (text) => inNetwork({ hidden: parseHidden(text) }));
  add('--activation', options.activation, (text) => inNetwork({ activation: named('activation', '--activation', text) }));
  add('--output-activation', options.outputActivation, (text) =>
    inNetwork({ outputActivation: named('activation', '--output-activation', text) }),
  );
  add('--initializer', options.initializer, (text) => inNetwork({ initializer: named('initializer', '--initializer', text) }));
  add('--loss', options.loss, (text) => inTraining({ loss: named('loss', '--loss', text) }));
  add('--optimizer', options.optimizer, (text) => inTraining({ optimizer: named('optimizer', '--optimizer', text) }));
  add('--schedule', options.schedule, (text) => inTraining({ schedule: named('schedule', '--schedule', text) }));
  add('--augment', options.augment, (texts) =>
    inTraining({ augmentation: texts.map((text) => named('augmentation', '--augment', text)) }),
  );
  add('--class-weights', options.classWeights, (text) => inTraining({ classWeights: parseClassWeights(text) }));
  add('--metrics', options.metrics, (text) => inTraining({ metrics: parseMetrics(registry, text) }));
  add('--validation', options.validation, (text) => inTraining({ validation: parseShare(text) }));
  add('--keep-best', options.keepBest, (value) => inTraining({ keepBest: checkedFigure(registry, parseFigure(value), options.metrics === undefined ? settings.training?.metrics : parseMetrics(registry, options.metrics)) }));
  const callbacks = [
    ...(options.earlyStopping === undefined ? [] : [parseEarlyStopping(options.earlyStopping)]),
    ...(options.callback ?? []).map((text) => named('callback', '--callback', text)),
  ];
  add(options.callback === undefined ? '--early-stopping' : '--callback', callbacks.length === 0 ? undefined : callbacks, (references) =>
    inTraining({ callbacks: withCallbacks(settings.training?.callbacks, references) }),
  );
  number('learningRate', '--learning-rate');
  number('batchSize', '--batch-size');
  number('epochs', '--epochs');
  add('--averaging', options.averaging, (text) => inTraining({ averaging: checkAveraging(text, '--averaging') }));
  number('clipValue', '--clip-value');
  number('clipNorm', '--clip-norm');
  number('accumulate', '--accumulate');
  number('l1', '--l1');
  number('l2', '--l2');
  number('seed', '--seed');
  add(options.shuffle === false ? '--no-shuffle' : '--shuffle', options.shuffle, (shuffle) => inTraining({ shuffle }));
  return given;
}

const { learningRate, batchSize, epochs, seed, accumulate, l1, l2 } = trainingSchema;
/** Whoever does not want a limit leaves the option out: a limit of 0 would leave no gradient. */
const limit = { type: 'number', exclusiveMinimum: 0 } as const;
/** The numeric training options; the command line has its own default seed. */
const numbers = {
  learningRate, batchSize, epochs, seed: { ...seed, default: defaultSeed }, clipValue: limit, clipNorm: limit, accumulate, l1, l2,
} as const;

/** Merges the command-line options into a configuration; they take precedence. */
export function withOptions(settings: RunConfig, given: readonly GivenOption[]): RunConfig {
  return mergeConfigs(settings, given.reduce((merged, { config }) => mergeConfigs(merged, config), {}));
}

const inTraining = (training: TrainingConfig): RunConfig => ({ training });
const inNetwork = (network: NetworkShorthand): RunConfig => ({ network });

/** Parses a reference and looks it up. */
export function checkReference(registry: Registry, kind: ReferenceKind, flag: string, text: string): Reference {
  const reference = parseReference(text, flag);
  resolveReference(registry, kind, reference);
  return reference;
}

function checkedFigure(registry: Registry, name: string, asked: readonly Reference[] | undefined): string {
  checkFigureName(registry, name, asked);
  return name;
}

function namedNetwork(registry: Registry, text: string): NamedNetwork {
  const reference = parseReference(text, '--network');
  resolveNetwork(registry, reference);
  return typeof reference === 'string' ? { type: reference } : reference;
}

const partFlags = { architecture: '--architecture', hidden: '--hidden', activation: '--activation', outputActivation: '--output-activation', initializer: '--initializer' } as const;

/** Options that say what a network by name says too contradict it. */
function checkAlone(options: RunOptions, network: string): void {
  const [, flag] = Object.entries(partFlags).find(([name]) => name in options && options[name as keyof typeof partFlags] !== undefined) ?? []; // keys of partFlags
  if (flag === undefined) return;
  throw new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `--network ${network} and ${flag} both describe the layers.`,
    hint: `Leave out ${flag}, and give options with the name, such as --network mlp:hidden=64,32,activation=tanh; the outputs follow the data and --loss.`,
  });
}

function withoutBase(flag: 'freeze' | 'head'): VitrumError {
  return new VitrumError({
    code: 'VITRUM_MISSING_OPTION',
    message: `--${flag} says what becomes of the layers of a base, and none was given.`,
    hint: flag === 'freeze' ? 'Name it: --base model.json. Layers of a network in a configuration are frozen there: "trainable": false.' : 'Name it: --base model.json; without one, --hidden gives the sizes of hidden layers.',
  });
}

function twoArchitectures(): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: '--architecture and --hidden both say how many units the layers have.',
    hint: 'Leave one of them out: with --hidden, inputs and outputs follow the data.',
  });
}
