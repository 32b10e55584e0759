import { VitrumError } from '@vitrum/core';
import { parseJson } from '@vitrum/core/internal';
import { checkModel, decodeModel, fingerprint, type ModelFile } from '@vitrum/formats';
import { modelOf, parseRunConfig, type BaseModel, type BaseReference } from '@vitrum/runs';
import { builtins } from 'vitrum';
import type { BaseChoice } from '../../shared/api/transfer.ts';
import type { Session } from '../session.ts';
import { fetchExample } from './example-model.ts';
import { RunShelf } from './run-shelf.ts';

/** The model that a choice of the page means; undefined where there is none. */
export async function modelOfChoice(session: Session, shelf: RunShelf, choice: BaseChoice): Promise<ModelFile | undefined> {
  switch (choice.kind) {
    case 'present':
      return session.run && modelOf(session.registry, session.run.open, builtins);
    case 'earlier':
      return session.earlier;
    case 'kept':
      return checkModel(parseJson((await shelf.read(choice.id)).texts.model));
  }
}

/** A model with the fingerprint of its numbers. */
export async function baseOf({ registry }: Session, model: ModelFile): Promise<BaseModel> {
  return { model, fingerprint: await fingerprint(decodeModel(registry, model)) };
}

/**
 * The base that the record of a run names, wherever this browser has it: in the present run, among those that are kept, or as the trained example.
 *
 * @throws VITRUM_INVALID_CONFIG where it is not here
 */
export async function findBase(session: Session, reference: BaseReference): Promise<BaseModel> {
  const wanted = reference.fingerprint;
  if (wanted === undefined) throw notHere(reference);
  const { run, earlier } = session;
  // Before its first step, a network has the numbers of its base.
  if (run !== undefined && run.open.run.base?.fingerprint === wanted) return { model: run.untrained, fingerprint: wanted };
  const before = earlier && (await baseOf(session, earlier));
  if (before?.fingerprint === wanted) return before;
  const shelf = new RunShelf();
  const { runs } = await shelf.list();
  for (const { id, isSummary } of runs) {
    if (isSummary === true) continue;
    const found = await shelf.read(id).then(({ texts }) => baseInRun(session, texts, wanted)).catch(() => undefined); // what cannot be read is told in the list
    if (found !== undefined) return found;
  }
  const example = await fetchExample().then((value) => baseOf(session, checkModel(value))).catch(() => undefined); // offline, it is not here
  if (example?.fingerprint === wanted) return example;
  throw notHere(reference);
}

async function baseInRun(session: Session, { config, untrained, model }: { readonly config: string; readonly untrained: string; readonly model: string }, wanted: string): Promise<BaseModel | undefined> {
  if (parseRunConfig(parseJson(config)).base?.fingerprint === wanted) return { model: checkModel(parseJson(untrained)), fingerprint: wanted };
  const base = await baseOf(session, checkModel(parseJson(model)));
  return base.fingerprint === wanted ? base : undefined;
}

function notHere({ file, fingerprint: wanted = '' }: BaseReference): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_CONFIG',
    message: `The run begins with the model ${file}${wanted === '' ? '' : `, whose fingerprint begins with ${wanted.slice(0, 8)}`}, and this browser does not have it.`,
    hint: 'A link carries no weights: open the model or the saved run, and make a new end for it in the room "Models and runs".',
  });
}
