import type { CreateBackendRequest } from '@vitrum/core';
import type { Workload } from '../engines/workload.ts';
import { answer, readRequest } from './answer.ts';
import { createTraining } from './create-training.ts';
import { readRawData } from './raw-data.ts';

/** An epoch of a learning curve. */
export interface CurvePoint {
  readonly testAccuracy: number;
  readonly testLoss: number;
  /** Training only, without the test pass. */
  readonly seconds: number;
}

/** The output of the program. */
export interface LearningCurve {
  /** The backend used. */
  readonly backend: string;
  readonly points: readonly CurvePoint[];
}

interface CurveRequest {
  readonly workload: Workload;
  readonly epochs: number;
  readonly trainSamples: number;
  readonly testSamples: number;
  readonly folder: string;
  readonly backend: CreateBackendRequest;
}

// sent by the benchmark
const { workload, epochs, trainSamples, testSamples, folder, backend: wanted } = readRequest() as CurveRequest;
const data = readRawData(folder, trainSamples, testSamples);
const { trainer, backend } = await createTraining({ workload, epochs, data, backend: wanted });
const points: CurvePoint[] = [];
for await (const event of trainer.run()) {
  if (event.type === 'start') points.push({ testAccuracy: event.testAccuracy ?? NaN, testLoss: event.testLoss ?? NaN, seconds: 0 });
  if (event.type === 'epoch') points.push({ testAccuracy: event.testAccuracy ?? NaN, testLoss: event.testLoss ?? NaN, seconds: event.seconds });
}
answer({ backend: backend.name, points } satisfies LearningCurve);
backend.close();
