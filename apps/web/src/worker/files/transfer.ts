import { VitrumError } from '@vitrum/core';
import { planNetwork } from '@vitrum/network';
import { completeRun, openRun } from '@vitrum/runs';
import { keptLayers } from '@vitrum/runs/internal';
import { sizeOf } from '@vitrum/tensor';
import type { FilesApi, Imported } from '../../shared/api/files.ts';
import type { BaseLayer, TransferRequest } from '../../shared/api/transfer.ts';
import { ActiveRun } from '../active-run.ts';
import { needBackend, needData } from '../need.ts';
import type { Session } from '../session.ts';
import { baseOf, modelOfChoice } from './bases.ts';
import type { OpenedRun } from './open-run.ts';
import type { RunShelf } from './run-shelf.ts';

/** The name that "Save the model" gives a network, and under which the command line takes it. */
export const baseFile = 'model.json';

/** Networks that begin with the layers of another, made as the command line makes them. */
export function transferApi(session: Session, shelf: RunShelf, install: (open: () => Promise<OpenedRun>) => Promise<Imported>): Pick<FilesApi, 'lookAtBase' | 'transfer'> {
  async function begin({ base: choice, freeze, hidden }: TransferRequest): Promise<OpenedRun> {
    const { registry } = session;
    const data = needData(session);
    const model = await modelOfChoice(session, shelf, choice);
    if (model === undefined) throw noNetwork();
    const base = await baseOf(session, model);
    const head = hidden.length === 0 ? {} : { head: [...hidden, data.data.train.targetSize] };
    const run = completeRun(registry, { base: { file: baseFile, freeze, ...head } }, data, undefined, base);
    return { run: await ActiveRun.begin(registry, openRun(registry, run, data, needBackend(session), base)), data, notes: [] };
  }

  return {
    lookAtBase: async (choice) => {
      const model = await modelOfChoice(session, shelf, choice);
      if (model === undefined) return undefined;
      // What is kept does not depend on the numbers.
      const { layers } = keptLayers(session.registry, { model, fingerprint: '' }, { file: baseFile });
      const { config } = planNetwork(session.registry, model.network);
      return {
        layers: layers.map(({ index, type, trainable, plan }): BaseLayer => ({
          ...{ index, type },
          units: sizeOf(plan.outputShape),
          ...(typeof config.layers[index]?.['activation'] === 'string' && { activation: config.layers[index]['activation'] }),
          parameterCount: Object.values(plan.parameters ?? {}).reduce((sum, { shape }) => sum + sizeOf(shape), 0),
          isFrozen: !trainable,
        })),
      };
    },
    transfer: (request) => install(() => begin(request)),
  };
}

function noNetwork(): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_CONFIG',
    message: 'There is no network to begin with.',
    hint: 'Train one or open a model first, and then choose the data that it is to learn.',
  });
}
