import * as Comlink from 'comlink';
import type { LabWorker } from './api/lab-worker.ts';
import { catalogApi } from './catalog-api.ts';
import { dataApi } from './data-api.ts';
import { environmentApi } from './environment-api.ts';
import { transferProblems } from './error-transfer.ts';
import { filesApi } from './files-api.ts';
import { neuronApi } from './neuron-api.ts';
import { pluginsApi } from './plugins-api.ts';
import { resultsApi } from './results-api.ts';
import { Session } from './session.ts';
import { settingsApi } from './settings-api.ts';
import { trainingApi } from './training-api.ts';
import { valleyApi } from './valley-api.ts';

const session = new Session();
const training = trainingApi(session);

const worker: LabWorker = {
  ...environmentApi(session),
  ...catalogApi(session),
  ...pluginsApi(session),
  ...settingsApi(session),
  ...dataApi(session),
  ...training,
  ...filesApi(session, training.pause),
  ...resultsApi(session),
  ...neuronApi(session),
  ...valleyApi(session),
};

transferProblems();
Comlink.expose(worker);
