import { isVitrumError, VitrumError, type PartsPlan, type Registry } from '@vitrum/core';
import { isRecord, within } from '@vitrum/core/internal';
import { checkModel, decodeModel, findPluginWarnings, type ModelFile } from '@vitrum/formats';
import type { Network } from '@vitrum/network';
import { completeRun, parseDatasetReference, parseRunConfig, type DatasetReference, type RunConfig } from '@vitrum/runs';
import { allPluginsOf, fittingLossOf, matchData, partsOfModel, requirePlugins } from '@vitrum/runs/internal';
import { formatShape, sizeOf } from '@vitrum/tensor';
import { planTraining } from '@vitrum/trainer';
import { ActiveRun } from '../active-run.ts';
import { libraryOf, readData } from '../data/session-data.ts';
import { titleOf } from '../../shared/settings/titles.ts';
import { needBackend, needData } from '../need.ts';
import type { LoadedData, Session } from '../session.ts';
import { hintTexts } from './hint-texts.ts';
import type { OpenedRun } from './open-run.ts';

/**
 * A trained network as a run that begins with it: tested on the data that it learned from where they are here, else on the
 * present ones.
 *
 * @throws VITRUM_INVALID_MODEL; VITRUM_SHAPE_MISMATCH, VITRUM_INVALID_ENCODING when the present data do not fit
 */
export async function openModel(session: Session, name: string, value: unknown): Promise<OpenedRun> {
  const { registry } = session;
  const model = within(name, () => checkModel(value));
  requirePlugins(registry, model.plugins, 'The model', 'VITRUM_INVALID_MODEL', hintTexts);
  const network = within(name, () => decodeModel(registry, model, { backend: needBackend(session) }));
  const learned = datasetOf(model);
  const parts = learned === undefined ? undefined : partsOfModel(model, learned);
  const data = matchLoaded(model, network, (await ownData(session, learned, parts)) ?? needData(session), learned);
  const told = completeRun(registry, { network: model.network, ...trainingOf(registry, model) }, data);
  const run = await ActiveRun.begin(registry, { ...data, run: told, network, plan: planTraining(registry, told.training) }, { isTrained: true });
  const warnings = findPluginWarnings(registry, allPluginsOf(model)).map(({ message }) => message);
  const isElsewhere = learned !== undefined && learned.type !== data.dataset.type;
  const note = `It learned from "${learned === undefined ? '' : titleOf(learned)}", which is not here: it is tested on "${data.summary.title}".`;
  return { run, data, notes: isElsewhere ? [...warnings, note] : warnings };
}

function datasetOf({ metadata: { dataset } }: ModelFile): DatasetReference | undefined {
  try {
    return dataset === undefined ? undefined : parseDatasetReference(dataset);
  } catch {
    return undefined; // what a stranger's program wrote there is not needed for anything
  }
}

/** The data that a model learned from, where they can be had: the present ones, or another source. */
async function ownData(session: Session, learned: DatasetReference | undefined, parts: PartsPlan | undefined): Promise<LoadedData | undefined> {
  const { data, registry } = session;
  const isPresent = learned === undefined || (data?.dataset.type === learned.type && data.dataset['file'] === learned['file']);
  if (isPresent && (learned === undefined || parts === undefined)) return data;
  const sources = await libraryOf(session).sources(registry);
  const isHere = sources.some(({ reference }) => reference.type === learned.type && reference['file'] === learned['file']);
  return isHere ? readData(session, learned, { parts }) : undefined;
}

/** How the model was trained, or the loss that fits it if another tool made it; nothing where the registry does not know what it names. */
function trainingOf(registry: Registry, model: ModelFile): RunConfig {
  const { training } = model.metadata;
  if (!isRecord(training)) {
    const loss = fittingLossOf(model);
    return loss === undefined ? {} : { training: { loss } };
  }
  try {
    planTraining(registry, training);
    return parseRunConfig({ training });
  } catch (error) {
    if (!isVitrumError(error)) throw error;
    return {}; // a loss or an optimizer of a plugin: the model works without it
  }
}

/** The data as the model knows them: their classes in its order. */
function matchLoaded(model: ModelFile, network: Network, data: LoadedData, learned: DatasetReference | undefined): LoadedData {
  checkFit(network, data, learned);
  const splits = matchData(model, network, data.data, `"${data.summary.title}"`, hintTexts);
  if (splits === data.data) return data;
  return { ...data, data: splits, summary: { ...data.summary, classes: splits.train.classes ?? [] } };
}

function checkFit(network: Network, { summary }: LoadedData, learned: DatasetReference | undefined): void {
  const inputs = [sizeOf(network.inputShape), sizeOf(summary.inputShape)] as const;
  const outputs = [sizeOf(network.outputShape), summary.targetSize] as const;
  const hint = `Choose data that fit it in the room "Data"${learned === undefined ? '' : `; it learned from "${titleOf(learned)}"`}, and import it again.`;
  if (inputs[0] !== inputs[1] || outputs[0] !== outputs[1]) {
    throw new VitrumError({
      code: 'VITRUM_SHAPE_MISMATCH',
      message:
        `The model takes inputs of shape ${formatShape(network.inputShape)} and gives ${outputs[0]} outputs, ` +
        `but "${summary.title}" has inputs of shape ${formatShape(summary.inputShape)} and ${outputs[1]} targets. It cannot be tested on them.`,
      hint,
    });
  }
}
