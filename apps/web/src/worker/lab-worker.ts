import * as Comlink from 'comlink';
import type { LabWorker } from './api/lab-worker.ts';
import type { NeuronApi } from './api/neuron.ts';
import type { ValleyApi } from './api/valley.ts';
import { catalogApi } from './catalog-api.ts';
import { dataApi } from './data-api.ts';
import { environmentApi } from './environment-api.ts';
import { transferProblems } from './error-transfer.ts';
import { filesApi } from './files-api.ts';
import { pluginsApi } from './plugins-api.ts';
import { resultsApi } from './results-api.ts';
import { Session } from './session.ts';
import { settingsApi } from './settings-api.ts';
import { trainingApi } from './training-api.ts';

const session = new Session();
const training = trainingApi(session);

// Nobody needs these two rooms before they are opened: the first visit does not wait for their code.
let neuron: Promise<NeuronApi> | undefined;
const neuronRoom = (): Promise<NeuronApi> => (neuron ??= import('./neuron-api.ts').then(({ neuronApi }) => neuronApi(session)));
let valley: Promise<ValleyApi> | undefined;
const valleyRoom = (): Promise<ValleyApi> => (valley ??= import('./valley-api.ts').then(({ valleyApi }) => valleyApi(session)));

const worker: LabWorker = {
  ...environmentApi(session),
  ...catalogApi(session),
  ...pluginsApi(session),
  ...settingsApi(session),
  ...dataApi(session),
  ...training,
  ...filesApi(session, training.pause),
  ...resultsApi(session),
  explainNeuron: async (request) => (await neuronRoom()).explainNeuron(request),
  openValley: async (request) => (await valleyRoom()).openValley(request),
  surveyValley: async (id) => (await valleyRoom()).surveyValley(id),
  walkValley: async (id, walk) => (await valleyRoom()).walkValley(id, walk),
};

transferProblems();
Comlink.expose(worker);
