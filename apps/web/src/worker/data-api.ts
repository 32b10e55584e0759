import { resolveOptions } from '@vitrum/core/internal';
import { csvOptions, parseForm } from '@vitrum/data-files/without-node';
import type { DatasetReference } from '@vitrum/runs';
import type { DataFactsApi, TableColumns } from '../shared/api/data-facts.ts';
import type { LabWorker } from '../shared/api/lab-worker.ts';
import { readFile } from './data/imported-files.ts';
import { libraryOf, readData } from './data/session-data.ts';
import { countClasses, sampleAt } from './data/summarize-data.ts';
import { needData } from './need.ts';
import type { Session } from './session.ts';

type DataApi = Pick<LabWorker, 'dataSources' | 'loadData' | 'importData' | 'samples'> & DataFactsApi;

/** The session's data: which there are, those that are loaded, and single samples of them. */
export function dataApi(session: Session): DataApi {
  const library = libraryOf(session);

  async function tableOf({ type, limit: _, ...options }: DatasetReference): Promise<TableColumns | undefined> {
    const { file, target } = options;
    if (type !== 'csv' || typeof file !== 'string') return undefined;
    const { openTable } = await import('./data/read-table.ts');
    const { columns } = await openTable(library.files, file, parseForm(resolveOptions(session.registry, csvOptions, options, 'csv')));
    const chosen: unknown = Array.isArray(target) ? target[0] : undefined;
    return { columns, target: typeof chosen === 'string' ? chosen : (columns.at(-1) ?? '') };
  }

  return {
    dataSources: () => library.sources(session.registry),
    sourceFacts: () => library.facts(session.registry),
    loadData: async (reference) => {
      session.data = await readData(session, reference);
      return session.data.summary;
    },
    importData: async (files) => {
      const { reference, ignoredFiles } = await library.bring(session.registry, files, readFile);
      const notes = ignoredFiles.length === 0 ? [] : [`Passed over, for they are no data: ${ignoredFiles.join(', ')}.`];
      session.data = await readData(session, reference, { notes });
      library.keep(reference);
      return session.data.summary;
    },
    samples: (part, indices) => {
      const dataset = needData(session).data[part];
      return indices.filter((index) => index < dataset.size).map((index) => sampleAt(dataset, part, index));
    },
    dataFacts: async () => {
      if (session.data === undefined) return undefined;
      const { dataset, data } = session.data;
      const table = await tableOf(dataset);
      return { trainSizeInAll: library.trainSizeInAll(data), counts: countClasses(data), ...(table && { table }) };
    },
  };
}
