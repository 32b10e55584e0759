import { VitrumError } from '@vitrum/core';
import { copyNetwork } from '@vitrum/network';
import { completeRun, type DatasetReference } from '@vitrum/runs';
import { fingerprintData } from '@vitrum/runs/internal';
import { sizeOf } from '@vitrum/tensor';
import { planTraining } from '@vitrum/trainer';
import type { OwnDataApi, OwnSample, Taught } from '../shared/api/own-data.ts';
import { ActiveRun } from './active-run.ts';
import { libraryOf, readData } from './data/session-data.ts';
import { summarizeData } from './data/summarize-data.ts';
import { needData, needRun } from './need.ts';
import type { LoadedData, Session } from './session.ts';
import { summarizeRun } from './summarize-run.ts';
import { stepOn } from './teaching/step-on.ts';
import { targetOf, withSamples } from './teaching/with-samples.ts';

/** A visitor's own pictures and samples. They stay in the browser's memory. */
export function ownDataApi(session: Session, pause: () => Promise<void>): OwnDataApi {
  const added = new WeakMap<LoadedData, number>();

  /** The loaded data with one sample more. */
  async function grow(data: LoadedData, sample: OwnSample): Promise<LoadedData> {
    const splits = { ...data.data, train: withSamples(data.data.train, [sample]) };
    const count = (added.get(data) ?? 0) + 1;
    const grown = { ...data, data: splits, fingerprint: await fingerprintData({}, splits) };
    const summary = { ...summarizeData(grown, data.summary.notes), title: data.summary.title, added: count };
    const loaded = { ...grown, summary };
    added.set(loaded, count);
    return loaded;
  }

  /** The present network as the beginning of another run, whose step it may be to learn a sample. */
  async function fork(data: LoadedData, sample: OwnSample | undefined): Promise<Taught> {
    await pause();
    const before = needRun(session);
    const { open, named } = before;
    const network = copyNetwork(session.registry, open.network, { backend: open.network.backend });
    const costs = sample && stepOn(network, open.plan.loss, sample.input, targetOf(data.data.train, sample), open.plan.learningRate);
    const run = completeRun(session.registry, { network: open.run.network, training: open.run.training }, data);
    const plan = planTraining(session.registry, run.training);
    const active = await ActiveRun.begin(session.registry, { ...data, run, network, plan }, { isTrained: true, named });
    session.data = data;
    await session.replaceRun(active);
    return { run: await summarizeRun(active), data: data.summary, ...(costs && { costs }) };
  }

  return {
    importPictures: async ({ images, labels, classes }) => {
      const library = libraryOf(session);
      for (const file of [images, labels]) library.files.add(file);
      const reference: DatasetReference = { type: 'idx', file: images.name, labels: labels.name, classes: [...classes] };
      session.data = await readData(session, reference);
      library.keep(reference);
      return session.data.summary;
    },
    teach: async (sample, how) => {
      const data = needData(session);
      const { inputShape } = needRun(session).open.network;
      if (sample.input.length !== sizeOf(inputShape)) throw otherShape(sample.input.length, sizeOf(inputShape));
      return how === 'data' ? fork(await grow(data, sample), undefined) : fork(data, sample);
    },
  };
}

function otherShape(received: number, expected: number): VitrumError {
  return new VitrumError({
    code: 'VITRUM_SHAPE_MISMATCH',
    message: `The sample has ${received} numbers, and the network takes ${expected}.`,
    hint: 'Choose data whose samples are like yours in the room "Data".',
  });
}
