import * as Comlink from 'comlink';
import type { CourseApi } from '../shared/api/course.ts';
import type { FilesApi } from '../shared/api/files.ts';
import type { HealthApi, InsideApi } from '../shared/api/inside.ts';
import type { LayersApi } from '../shared/api/layers.ts';
import type { LabWorker } from '../shared/api/lab-worker.ts';
import type { NeuronApi } from '../shared/api/neuron.ts';
import type { OwnDataApi } from '../shared/api/own-data.ts';
import type { ValleyApi } from '../shared/api/valley.ts';
import type { VariantsApi } from '../shared/api/variants.ts';
import { catalogApi } from './catalog-api.ts';
import { dataApi } from './data-api.ts';
import { environmentApi } from './environment-api.ts';
import { transferProblems } from '../shared/problem/error-transfer.ts';
import { later } from './later.ts';
import { pluginsApi } from './plugins-api.ts';
import { resultsApi } from './results-api.ts';
import { Session } from './session.ts';
import { settingsApi } from './settings-api.ts';
import { trainingApi } from './training-api.ts';

const session = new Session();
const training = trainingApi(session);

// Nobody needs these rooms before they are opened: the first visit does not wait for their code.
const courseRoom = later(async (): Promise<CourseApi> => (await import('./course-api.ts')).courseApi(session));
const fileRoom = later(async (): Promise<FilesApi> => (await import('./files-api.ts')).filesApi(session, training.pause));
const neuronRoom = later(async (): Promise<NeuronApi> => (await import('./neuron-api.ts')).neuronApi(session));
const healthRoom = later(async (): Promise<HealthApi> => (await import('./health-api.ts')).healthApi(session));
const insideRoom = later(async (): Promise<InsideApi> => (await import('./inside-api.ts')).insideApi(session));
const layersRoom = later(async (): Promise<LayersApi> => (await import('./layers-api.ts')).layersApi(session));
const ownDataRoom = later(async (): Promise<OwnDataApi> => (await import('./own-data-api.ts')).ownDataApi(session, training.pause));
const valleyRoom = later(async (): Promise<ValleyApi> => (await import('./valley-api.ts')).valleyApi(session));

const variantsRoom = later(async (): Promise<VariantsApi> => (await import('./variants-api.ts')).variantsApi(session));

const worker: LabWorker = {
  ...environmentApi(session),
  ...catalogApi(session),
  ...pluginsApi(session),
  ...settingsApi(session),
  ...dataApi(session),
  ...training,
  ...resultsApi(session),
  gradientsByDepth: async (request) => (await courseRoom()).gradientsByDepth(request),
  findRate: async () => (await courseRoom()).findRate(),
  exportModel: async () => (await fileRoom()).exportModel(),
  exportModelAs: async (format) => (await fileRoom()).exportModelAs(format),
  modelFormats: async () => (await fileRoom()).modelFormats(),
  exportRun: async () => (await fileRoom()).exportRun(),
  importFiles: async (imported) => (await fileRoom()).importFiles(imported),
  importExample: async () => (await fileRoom()).importExample(),
  keepRun: async () => (await fileRoom()).keepRun(),
  keptRuns: async () => (await fileRoom()).keptRuns(),
  openKept: async (id) => (await fileRoom()).openKept(id),
  renameKept: async (id, name) => (await fileRoom()).renameKept(id, name),
  deleteKept: async (id) => (await fileRoom()).deleteKept(id),
  addRun: async (folder, files) => (await fileRoom()).addRun(folder, files),
  addSweep: async (sweep) => (await fileRoom()).addSweep(sweep),
  unpackSweep: async (archive) => (await fileRoom()).unpackSweep(archive),
  lookAtKept: async (id) => (await fileRoom()).lookAtKept(id),
  lookAtPresent: async () => (await fileRoom()).lookAtPresent(),
  lookAtBase: async (base) => (await fileRoom()).lookAtBase(base),
  transfer: async (request) => (await fileRoom()).transfer(request),
  exportKept: async (id) => (await fileRoom()).exportKept(id),
  explainNeuron: async (request) => (await neuronRoom()).explainNeuron(request),
  neuronLikes: async (request) => (await insideRoom()).neuronLikes(request),
  exciteNeuron: async (request) => (await insideRoom()).exciteNeuron(request),
  saliency: async (request) => (await insideRoom()).saliency(request),
  hiddenMap: async (layer) => (await insideRoom()).hiddenMap(layer),
  unitHealth: async () => (await healthRoom()).unitHealth(),
  traceUnit: async (request) => (await layersRoom()).traceUnit(request),
  batchStatistics: async (layer) => (await layersRoom()).batchStatistics(layer),
  importPictures: async (pictures) => (await ownDataRoom()).importPictures(pictures),
  teach: async (sample, how) => (await ownDataRoom()).teach(sample, how),
  openValley: async (request) => (await valleyRoom()).openValley(request),
  surveyValley: async (id) => (await valleyRoom()).surveyValley(id),
  walkValley: async (id, walk) => (await valleyRoom()).walkValley(id, walk),
  variants: async (request) => (await variantsRoom()).variants(request),
};

transferProblems();
Comlink.expose(worker);
