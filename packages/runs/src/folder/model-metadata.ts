import { isVitrumError, resolveReference, VitrumError, type Loss, type Reference, type Registry, type Task } from '@vitrum/core';
import { describeValue, isListOf, isRecord, isReference, within } from '@vitrum/core/internal';
import { findMissingPlugins, type ModelFile, type RequiredPlugin } from '@vitrum/formats';
import { describePlugin, isRequiredPlugin } from '@vitrum/formats/internal';
import { trainingSchema } from '@vitrum/trainer/internal';
import { fittingLossOf } from '../config/fitting-loss.ts';
import type { HintTexts } from '../hint-texts.ts';
import { parseDatasetReference, resolveDataset, type DatasetReference } from '../data/dataset-reference.ts';

/**
 * The registered dataset that a model was trained on, with its limit of training samples.
 *
 * @throws VITRUM_MISSING_OPTION if the model does not name it; VITRUM_INVALID_MODEL if it came from a missing plugin;
 * VITRUM_UNKNOWN_NAME and the errors of options
 */
export function datasetOf(registry: Registry, model: ModelFile, hintTexts: HintTexts): DatasetReference {
  const { dataset } = model.metadata;
  if (dataset === undefined) {
    throw new VitrumError({
      code: 'VITRUM_MISSING_OPTION',
      message: 'The model does not say which dataset it was trained on.',
      hint: hintTexts.nameDataset,
    });
  }
  const reference = within("The model's metadata", () => parseDatasetReference(dataset));
  explainMissing(registry, model, hintTexts, () => resolveDataset(registry, reference));
  return reference;
}

/**
 * The loss that a model was trained with. If it does not name one, that which fits its output, else the default.
 *
 * @throws VITRUM_INVALID_MODEL if it came from a missing plugin; the errors of `resolveReference`
 */
export function lossOf(registry: Registry, model: ModelFile, hintTexts: Pick<HintTexts, 'installPlugins'>): Loss {
  const loss = trainedLoss(model) ?? fittingLossOf(model) ?? trainingSchema.loss.default;
  return explainMissing(registry, model, hintTexts, () => resolveReference(registry, 'loss', loss));
}

/** True for a model that says which loss it was trained with. */
export const namesLoss = (model: ModelFile): boolean => trainedLoss(model) !== undefined;

function trainedLoss({ metadata: { training } }: ModelFile): Reference | undefined {
  const loss = isRecord(training) ? training['loss'] : undefined;
  return isReference(loss) ? loss : undefined;
}

/**
 * Looks up a name of the model's training record; if it is unknown, reports the plugins that the model was trained with.
 *
 * @throws VITRUM_INVALID_MODEL; what `work` throws
 */
function explainMissing<T>(registry: Registry, model: ModelFile, { installPlugins }: Pick<HintTexts, 'installPlugins'>, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const missing = findMissingPlugins(registry, trainingPluginsOf(model));
    if (!isVitrumError(error) || error.code !== 'VITRUM_UNKNOWN_NAME' || missing.length === 0) throw error;
    const names = missing.map(describePlugin).join(', ');
    const plugins = missing.length === 1 ? `the plugin ${names}, which is` : `the plugins ${names}, which are`;
    throw new VitrumError({
      code: 'VITRUM_INVALID_MODEL',
      message: `${error.message} The model was trained with ${plugins} not registered.`,
      hint: installPlugins(missing),
      cause: error,
    });
  }
}

/** Every plugin that a model names, each once: those of the network and those used in training. */
export function allPluginsOf(model: ModelFile): readonly RequiredPlugin[] {
  const names = new Set(model.plugins.map(({ name }) => name));
  return [...model.plugins, ...trainingPluginsOf(model).filter(({ name }) => !names.has(name))];
}

/** The plugins of the run that created a model, not all of which are needed to load it. */
function trainingPluginsOf({ metadata: { plugins } }: ModelFile): readonly RequiredPlugin[] {
  return isListOf(plugins, isRequiredPlugin) ? plugins : [];
}

/**
 * The names of a model's outputs, or their indices. A single output for two classes has two names.
 *
 * @throws VITRUM_INVALID_MODEL if the number of names is wrong
 */
export function classesOf({ metadata: { classes } }: Pick<ModelFile, 'metadata'>, task: Task, outputs: number): readonly string[] {
  const count = task === 'classification' && outputs === 1 ? 2 : outputs;
  if (classes !== undefined) return checkClasses(classes, count, task);
  if (task === 'regression' && count === 1) return ['value'];
  return Array.from({ length: count }, (_, index) => String(index));
}

function checkClasses(classes: unknown, count: number, task: Task): readonly string[] {
  if (isListOf(classes, (name) => typeof name === 'string') && classes.length === count) return task === 'regression' ? classes : checkDifferent(classes);
  throw new VitrumError({
    code: 'VITRUM_INVALID_MODEL',
    message: `The model's metadata are damaged: "classes" must be ${count} texts, one for each answer, got ${describeValue(classes)}.`,
    hint: 'Use the model.json as "vitrum train" wrote it, or give each answer its name again.',
  });
}

/** Rejects duplicate names, since classes are matched by name. */
function checkDifferent(classes: readonly string[]): readonly string[] {
  const repeated = classes.find((name, place) => classes.indexOf(name) !== place);
  if (repeated === undefined) return classes;
  throw new VitrumError({
    code: 'VITRUM_INVALID_MODEL',
    message: `The model's metadata are damaged: "classes" has ${describeValue(repeated)} more than once.`,
    hint: 'Use the model.json as "vitrum train" wrote it, or give each answer a name of its own.',
  });
}
