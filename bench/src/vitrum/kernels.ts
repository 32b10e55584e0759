import type { CreateBackendRequest } from '@vitrum/core';
import { answer, readRequest } from './answer.ts';
import { kernelCases } from './kernel-cases.ts';
import { measureCalls } from './measure-calls.ts';
import { startBackend } from './start-backend.ts';

// sent by the benchmark
const { backend: wanted, milliseconds } = readRequest() as { readonly backend: CreateBackendRequest; readonly milliseconds: number };
const backend = await startBackend(wanted);
const measured = [];
for (const { group, name, run, work } of kernelCases(backend)) {
  const { median } = await measureCalls(run, milliseconds);
  measured.push({ group, name, secondsPerUnit: median / work });
}
answer(measured);
backend.close();
