import { batch } from 'solid-js';
import { unwrap } from 'solid-js/store';
import type { OwnPictures } from '../../../shared/api/own-data.ts';
import type { DataSource, Selection } from '../../../shared/api/data.ts';
import { problemOf } from '../../../shared/problem/problem-of.ts';
import type { LabState } from '../lab-state.ts';
import type { LabStore } from '../lab-store.ts';
import type { MessagesPart } from '../messages/messages-part.ts';
import { sampleOf, type RunMaker } from '../run/run-maker.ts';
import type { WorkerCalls } from '../worker/connect-worker.ts';

/** Questions about the data, which change nothing. */
export type DataQuestions = Pick<WorkerCalls, 'samples' | 'sourceFacts' | 'dataFacts'>;

/** What the network learns from. */
export interface DataPart {
  readonly ask: DataQuestions;
  /** Loads data and begins a new run with settings that fit them. True on success. */
  use(reference: DataSource['reference']): Promise<boolean>;
  /** The same at the start: data that cannot be reached are no mistake of the visitor. */
  tryUse(reference: DataSource['reference'], title: string): Promise<boolean>;
  /** Reads a visitor's files and begins a new run with settings that fit them. */
  import(files: readonly File[]): Promise<void>;
  /** Makes data of a visitor's pictures and begins a new run with settings that fit them. True on success. */
  usePictures(pictures: OwnPictures): Promise<boolean>;
  /** Reloads the catalog and the data sources from the worker. */
  refresh(): Promise<void>;
  /** Shows a sample or a drawing to the network. */
  select(selection: Selection): Promise<void>;
}

export function dataPart(store: LabStore, calls: WorkerCalls, maker: RunMaker, messages: MessagesPart): DataPart {
  const { state, setState } = store;

  async function useLoaded(load: () => Promise<NonNullable<LabState['data']>>): Promise<true> {
    const data = await load();
    const run = await calls.configure({ dataset: data.reference });
    await maker.begin(run, data);
    return true;
  }

  const refresh = async (): Promise<void> => {
    await messages.attempt(async () => {
      const [catalog, sources] = await Promise.all([calls.catalog(), calls.dataSources()]);
      setState({ sources, catalog });
    });
  };

  return {
    ask: calls,
    use: async (reference) => (await maker.make(() => useLoaded(() => calls.loadData(reference)), 'Reading the data')) === true,
    tryUse: async (reference, title) => {
      const loaded = await maker.make(async () => {
        const data = await calls.loadData(reference).catch((error: unknown) => {
          if (navigator.onLine && problemOf(error).code === undefined) throw error;
        });
        if (data !== undefined) return useLoaded(() => Promise.resolve(data));
        messages.show({ kind: 'note', text: `${title} cannot be reached now: the digits that come with the page are here instead.` });
        return false;
      }, 'Reading the data');
      return loaded === true;
    },
    import: async (files) => {
      await maker.make(() => useLoaded(() => calls.importData(files)), 'Reading your files');
      await refresh();
    },
    usePictures: async (pictures) => {
      const isUsed = (await maker.make(() => useLoaded(() => calls.importPictures(pictures)), 'Reading your pictures')) === true;
      await refresh();
      return isUsed;
    },
    refresh,
    select: async (selection) => {
      setState({ selection });
      await messages.attempt(async () => {
        const [pass, sample] = await Promise.all([calls.select(selection), sampleOf(calls, selection)]);
        if (unwrap(state.selection) !== unwrap(selection)) return; // superseded by a newer selection
        batch(() => {
          setState({ sample });
          store.setPass(pass);
          store.setStep(undefined);
        });
      });
    },
  };
}
