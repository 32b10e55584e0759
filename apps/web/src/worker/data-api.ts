import type { DatasetReference } from '@vitrum/runs';
import type { DataSummary } from './api/data.ts';
import type { DataFactsApi, TableColumns } from './api/data-facts.ts';
import type { LabWorker } from './api/lab-worker.ts';
import { readFile } from './data/brought-files.ts';
import { broughtPlugin, openTable } from './data/brought-plugin.ts';
import { DataLibrary } from './data/data-library.ts';
import { ServedData } from './data/served-data.ts';
import { siteAddress } from './data/site-address.ts';
import { countClasses, sampleAt, summarizeData } from './data/summarize-data.ts';
import { needData } from './need.ts';
import type { Session } from './session.ts';

type DataApi = Pick<LabWorker, 'dataSources' | 'loadData' | 'bringData' | 'samples'> & DataFactsApi;

/** The session's data: which there are, those that are loaded, and single samples of them. */
export function dataApi(session: Session): DataApi {
  const library = new DataLibrary(new ServedData(siteAddress));
  session.registry = session.registry.with(broughtPlugin(library.files));
  let trainSizeInAll = 0;

  async function load(reference: DatasetReference, notes: readonly string[] = []): Promise<DataSummary> {
    const { trainSizeInAll: all, ...loaded } = await library.load(session.registry, reference);
    const summary = summarizeData(loaded, notes);
    const { data: splits, fileSize } = loaded;
    session.data = { reference, splits, summary, ...(fileSize !== undefined && { fileSize }) };
    trainSizeInAll = all;
    return summary;
  }

  async function tableOf({ type, file, target }: DatasetReference): Promise<TableColumns | undefined> {
    if (type !== 'csv' || typeof file !== 'string') return undefined;
    const { columns } = await openTable(library.files, file, { header: 'auto', delimiter: 'auto' });
    const chosen: unknown = Array.isArray(target) ? target[0] : undefined;
    return { columns, target: typeof chosen === 'string' ? chosen : (columns.at(-1) ?? '') };
  }

  return {
    dataSources: () => library.sources(session.registry),
    sourceFacts: () => library.facts(session.registry),
    loadData: (reference) => load(reference),
    bringData: async (files) => {
      const { reference, passedOver } = await library.bring(session.registry, files, readFile);
      const notes = passedOver.length === 0 ? [] : [`Passed over, for they are no data: ${passedOver.join(', ')}.`];
      const summary = await load(reference, notes);
      library.keep(reference);
      return summary;
    },
    samples: (part, indices) => {
      const dataset = needData(session).splits[part];
      return indices.filter((index) => index < dataset.size).map((index) => sampleAt(dataset, part, index));
    },
    dataFacts: async () => {
      if (session.data === undefined) return undefined;
      const table = await tableOf(session.data.reference);
      return { trainSizeInAll, counts: countClasses(session.data.splits), ...(table && { table }) };
    },
  };
}
