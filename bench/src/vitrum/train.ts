import type { CreateBackendRequest } from '@vitrum/core';
import type { Effort } from '../engines/engine.ts';
import type { Workload } from '../engines/workload.ts';
import { answer, readRequest } from './answer.ts';
import { createTraining } from './create-training.ts';
import { readRawData } from './raw-data.ts';

interface TrainRequest {
  readonly workload: Workload;
  readonly effort: Effort;
  readonly folder: string;
  readonly backend: CreateBackendRequest;
}

/** The trainer evaluates a test set after every epoch, which is not to be measured: a single sample costs almost nothing. */
const testSamples = 1;

// sent by the benchmark
const { workload, effort, folder, backend: backendRequest } = readRequest() as TrainRequest;
const { warmUpSamples = 0 } = effort;

if (warmUpSamples > 0) {
  const data = readRawData(folder, warmUpSamples, testSamples);
  const { trainer, backend } = await createTraining({ workload, data, epochs: 1, backend: backendRequest });
  for await (const _event of trainer.run()) continue;
  backend.close();
}

const data = readRawData(folder, effort.samples, testSamples);
const { trainer, backend } = await createTraining({ workload, data, epochs: effort.epochs, backend: backendRequest });
const seconds: number[] = [];
let startedAt = performance.now();
for await (const event of trainer.run()) {
  if (event.type === 'epoch') seconds.push((performance.now() - startedAt) / 1000);
  if (event.type === 'epoch' || event.type === 'start') startedAt = performance.now();
}
answer({ seconds, features: backend.features });
backend.close();
