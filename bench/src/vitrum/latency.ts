import { createNetwork, denseNetworkConfig } from 'vitrum/parts';
import type { CreateBackendRequest } from '@vitrum/core';
import { answer, readRequest } from './answer.ts';
import { registry } from './create-training.ts';
import { measureCalls } from './measure-calls.ts';
import { readRawData } from './raw-data.ts';
import { startBackend } from './start-backend.ts';

interface LatencyRequest {
  readonly backend: CreateBackendRequest;
  readonly architecture: readonly number[];
  readonly activation: string;
  readonly outputActivation: string;
  readonly milliseconds: number;
  readonly folder: string;
}

// sent by the benchmark
const { backend: wanted, milliseconds, folder, ...network } = readRequest() as LatencyRequest;
const backend = await startBackend(wanted);
const model = createNetwork(registry, denseNetworkConfig(registry, network), { backend });
const { test } = readRawData(folder, 1, 100);
const input = model.inputFor(1);
let sample = 0;
answer(
  await measureCalls(() => {
    test.readInput(sample++ % test.size, input.data, 0);
    model.forward(input);
  }, milliseconds),
);
backend.close();
