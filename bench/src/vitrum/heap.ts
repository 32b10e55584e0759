import type { CreateBackendRequest } from '@vitrum/core';
import type { Workload } from '../engines/workload.ts';
import { answer, readRequest } from './answer.ts';
import { createTraining } from './create-training.ts';
import { readRawData } from './raw-data.ts';

interface HeapRequest {
  readonly workload: Workload;
  readonly epochs: number;
  readonly samples: number;
  readonly folder: string;
  readonly backend: CreateBackendRequest;
}

// sent by the benchmark
const { workload, epochs, samples, folder, backend: wanted } = readRequest() as HeapRequest;
const { gc } = globalThis;
if (gc === undefined) throw new Error('This program needs node --expose-gc.');

const { trainer, backend } = await createTraining({ workload, epochs, data: readRawData(folder, samples, samples), backend: wanted });
const heap: number[] = [];
for await (const event of trainer.run()) {
  if (event.type !== 'epoch') continue;
  gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  heap.push(heapUsed + arrayBuffers);
}
answer(heap);
backend.close();
