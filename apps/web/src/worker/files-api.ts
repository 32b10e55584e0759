import type { Network } from '@vitrum/network';
import { completeRun, openRun, parseRunConfig, resolveDataset } from '@vitrum/runs';
import { checkRunPlugins, planParts, runFolderName, validationOf } from '@vitrum/runs/internal';
import { within } from '@vitrum/core/internal';
import { RunShelf } from './files/run-shelf.ts';
import { ActiveRun } from './active-run.ts';
import { dataOf } from './data/data-of.ts';
import type { FilesApi, Imported, SavedFile } from '../shared/api/files.ts';
import { hintTexts } from './files/hint-texts.ts';
import { readDropped, type Dropped } from './files/dropped-run.ts';
import { findBase } from './files/bases.ts';
import { exampleName, fetchExample } from './files/example-model.ts';
import { keptRunOf } from './files/kept-run-of.ts';
import { lookAtModel, lookAtPresent } from './files/look-at-network.ts';
import { openModel } from './files/open-model.ts';
import { openDroppedRun, type OpenedRun } from './files/open-run.ts';
import { packRun } from './files/run-archive.ts';
import { readRunFolder } from './files/read-run-folder.ts';
import { modelText, runContent } from './files/run-texts.ts';
import { askedNetwork } from './name-of-network.ts';
import { needBackend, needData, needRun } from './need.ts';
import type { Session } from './session.ts';
import { summarizeRun } from './summarize-run.ts';
import { progressOf } from './take-snapshot.ts';
import { baseFile, transferApi } from './files/transfer.ts';

export { findBase };

/** Only who has a model of another program, or for one, waits for this. */
const formats = () => import('./files/model-formats.ts');

/** Models and runs as files, and the runs that the browser keeps. */
export function filesApi(session: Session, pause: () => Promise<void>): FilesApi {
  const shelf = new RunShelf();
  // A run that gets more epochs, or is opened again, is the same: its network stays.
  const idOf = new WeakMap<Network, string>();
  const nameOf = new Map<string, string>();

  /** The present run is given up when its follower is ready, and not before. */
  async function install(kind: Imported['kind'], name: string, open: () => Promise<OpenedRun>): Promise<Imported> {
    await pause();
    const { run, data, notes } = await open();
    session.data = data;
    await session.replaceRun(run);
    run.drainUpdates(); // all of it is told here
    return {
      kind,
      name,
      run: await summarizeRun(run),
      data: data.summary,
      progress: progressOf(run),
      points: run.points,
      epochs: run.epochs,
      ...(run.fingerprint !== undefined && { fingerprint: run.fingerprint }),
      notes,
    };
  }

  function open(dropped: Dropped): Promise<Imported> {
    switch (dropped.kind) {
      case 'run':
        return install('run', dropped.name, () => openDroppedRun(session, dropped));
      case 'model':
        return install('model', dropped.name, async () => {
          const opened = await openModel(session, dropped.name, dropped.value);
          return { ...opened, notes: [...opened.notes, ...(dropped.note === undefined ? [] : [dropped.note])] };
        });
      case 'settings':
        return install('settings', dropped.name, () => openSettings(session, dropped));
    }
  }

  return {
    exportModel: async () => jsonFile('model.json', modelText(session.registry, needRun(session))),
    exportRun: async () => {
      const run = needRun(session);
      const name = runFolderName(run.open.run, new Date());
      return zipFile(name, await packRun(name, await runContent(session.registry, run)));
    },
    importFiles: async (files) => open((await (await formats()).readOtherFormat(session, files)) ?? (await readDropped(files))),
    modelFormats: async () => (await formats()).modelFormats(session),
    exportModelAs: async (format) => (await formats()).writeModelAs(session, format),
    importExample: async () => open({ kind: 'model', name: exampleName, value: await fetchExample() }),

    keepRun: async () => {
      const { run } = session;
      if (run === undefined || (run.epochsDone === 0 && run.samples === 0)) return undefined;
      const { network } = run.open;
      const id = idOf.get(network) ?? crypto.randomUUID();
      idOf.set(network, id);
      const kept = keptRunOf(session.registry, run, { id, name: nameOf.get(id) });
      const problem = await shelf.keep({ run: kept, ...(await runContent(session.registry, run)) });
      return { run: kept, ...(problem && { problem }) };
    },
    keptRuns: async () => {
      const list = await shelf.list();
      for (const { id, name, isRenamed } of list.runs) if (isRenamed) nameOf.set(id, name);
      return list;
    },
    openKept: async (id) => {
      const { run: kept, texts, checkpoint } = await shelf.read(id);
      const imported = await install('run', kept.name, () => openDroppedRun(session, { kind: 'run', name: kept.name, texts, checkpoints: [checkpoint] }, kept.network));
      const run = needRun(session);
      idOf.set(run.open.network, id);
      if (kept.isRenamed) nameOf.set(id, kept.name);
      run.points.push(...kept.points);
      run.drainUpdates();
      return { ...imported, points: kept.points };
    },
    renameKept: async (id, name) => {
      const record = await shelf.read(id);
      const run = { ...record.run, name, isRenamed: true };
      nameOf.set(id, name);
      const problem = await shelf.keep({ ...record, run });
      return { run, ...(problem && { problem }) };
    },
    deleteKept: (id) => shelf.remove(id),
    addRun: async (folder, files) => {
      const record = await readRunFolder(session, folder, files);
      shelf.hold(record);
      return record.run;
    },
    addSweep: async (files) => {
      const { readSweep } = await import('./files/read-sweep.ts'); // few visitors have one
      const { runs, ...told } = await readSweep(session, files);
      for (const run of runs) shelf.hold(run);
      return { runs: runs.map(({ run }) => run), ...told };
    },
    unpackSweep: async (archive) => {
      const { unpackSweep } = await import('./files/read-sweep.ts');
      return unpackSweep(archive);
    },
    lookAtKept: async (id) => lookAtModel(session, (await shelf.read(id)).texts.model),
    lookAtPresent: () => lookAtPresent(session),
    ...transferApi(session, shelf, (begin) => install('settings', baseFile, begin)),
    exportKept: async (id) => {
      const { run, ...content } = await shelf.read(id);
      const name = fileName(run.name);
      return zipFile(name, await packRun(name, content));
    },
  };
}

/** A new run from the settings in a file, as `vitrum train --config` would begin it. */
async function openSettings(session: Session, { name, value }: Extract<Dropped, { kind: 'settings' }>): Promise<OpenedRun> {
  const config = within(name, () => parseRunConfig(value));
  const notes = checkRunPlugins(session.registry, config.plugins?.required ?? [], hintTexts).map(({ message }) => message);
  if (config.dataset !== undefined) resolveDataset(session.registry, config.dataset);
  const dataset = config.dataset ?? needData(session).dataset;
  const data = await dataOf(session, dataset, planParts(dataset, validationOf(session.registry, config)));
  const base = config.base && (await findBase(session, config.base));
  const open = openRun(session.registry, completeRun(session.registry, config, data, undefined, base), data, needBackend(session), base);
  return { run: await ActiveRun.begin(session.registry, open, { named: askedNetwork(config) }), data, notes };
}

function jsonFile(name: string, text: string): SavedFile {
  return { name, type: 'application/json', content: new TextEncoder().encode(text) };
}

function zipFile(name: string, content: Uint8Array<ArrayBuffer>): SavedFile {
  return { name: `${name}.zip`, type: 'application/zip', content };
}

/** A name that every system takes for a file. */
function fileName(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').replaceAll(/^[-.]+|[-.]+$/g, '').slice(0, 80) || 'run';
}
