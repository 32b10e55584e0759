import {
  describeValue,
  isListOf,
  isRecord,
  isReference,
  isVitrumError,
  resolveReference,
  VitrumError,
  within,
  type Loss,
  type Registry,
  type Task,
} from '@vitrum/core';
import { describePlugin, findMissingPlugins, isRequiredPlugin, type ModelFile, type RequiredPlugin } from '@vitrum/formats';
import { trainingSchema } from '@vitrum/trainer';
import type { Advice } from './advice.ts';
import { parseDatasetReference, resolveDataset, type DatasetReference } from './dataset-reference.ts';

/**
 * The dataset that a model was trained on, which is registered. Its limit is that of the training samples.
 *
 * @throws VITRUM_MISSING_OPTION when the model does not say; VITRUM_INVALID_MODEL when it came from a plugin that is not given;
 * VITRUM_UNKNOWN_NAME and the errors of options
 */
export function datasetOf(model: ModelFile, registry: Registry, advice: Advice): DatasetReference {
  const { dataset } = model.metadata;
  if (dataset === undefined) {
    throw new VitrumError({
      code: 'VITRUM_MISSING_OPTION',
      message: 'The model does not say which dataset it was trained on.',
      hint: advice.nameDataset,
    });
  }
  const reference = within("The model's metadata", () => parseDatasetReference(dataset));
  explainMissing(model, registry, advice, () => resolveDataset(registry, reference));
  return reference;
}

/**
 * The loss that a model was trained with; the default where it does not say.
 *
 * @throws VITRUM_INVALID_MODEL when it came from a plugin that is not given; the errors of `resolveReference`
 */
export function lossOf(model: ModelFile, registry: Registry, advice: Pick<Advice, 'givePlugins'>): Loss {
  const { training } = model.metadata;
  const loss = isRecord(training) ? training['loss'] : undefined;
  return explainMissing(model, registry, advice, () => resolveReference(registry, 'loss', isReference(loss) ? loss : trainingSchema.loss.default));
}

/**
 * Looks up a name of the model's training record; where there is none, says which plugins the model was trained with.
 *
 * @throws VITRUM_INVALID_MODEL; what `work` throws
 */
function explainMissing<T>(model: ModelFile, registry: Registry, { givePlugins }: Pick<Advice, 'givePlugins'>, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const missing = findMissingPlugins(trainingPluginsOf(model), registry);
    if (!isVitrumError(error) || error.code !== 'VITRUM_UNKNOWN_NAME' || missing.length === 0) throw error;
    const names = missing.map(describePlugin).join(', ');
    const plugins = missing.length === 1 ? `the plugin ${names}, which is` : `the plugins ${names}, which are`;
    throw new VitrumError({
      code: 'VITRUM_INVALID_MODEL',
      message: `${error.message} The model was trained with ${plugins} not registered.`,
      hint: givePlugins(missing),
      cause: error,
    });
  }
}

/** Every plugin that a model names, each once: those of the network, and those that it was trained with. */
export function allPluginsOf(model: ModelFile): readonly RequiredPlugin[] {
  const names = new Set(model.plugins.map(({ name }) => name));
  return [...model.plugins, ...trainingPluginsOf(model).filter(({ name }) => !names.has(name))];
}

/** The plugins that the run which made a model needed; not all of them are needed to load it. */
function trainingPluginsOf({ metadata: { plugins } }: ModelFile): readonly RequiredPlugin[] {
  return isListOf(plugins, isRequiredPlugin) ? plugins : [];
}

/**
 * What a model's outputs stand for; their numbers where it does not say. One output that decides between two classes has two.
 *
 * @throws VITRUM_INVALID_MODEL when it names more or fewer
 */
export function classesOf({ metadata: { classes } }: ModelFile, task: Task, outputs: number): readonly string[] {
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

/** Two answers of one name could not be told apart, and an evaluation matches classes by their names. */
function checkDifferent(classes: readonly string[]): readonly string[] {
  const repeated = classes.find((name, place) => classes.indexOf(name) !== place);
  if (repeated === undefined) return classes;
  throw new VitrumError({
    code: 'VITRUM_INVALID_MODEL',
    message: `The model's metadata are damaged: "classes" has ${describeValue(repeated)} more than once.`,
    hint: 'Use the model.json as "vitrum train" wrote it, or give each answer a name of its own.',
  });
}
