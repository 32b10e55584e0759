import { createBackend, type Backend, type OperationName } from '@vitrum/core';
import { referenceBackend } from '@vitrum/tensor';
import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import { eachCase, networkOf } from './cases.ts';
import { comparePasses, randomBatch, runPass } from './passes.ts';

/** A layer gives the same results on the fastest backend. */
export const layerBackends = check<CheckContext<'layers'>>('backends', 'it gives the same on every backend', async (context) => {
  const backend = await createBackend(context.registry, { threads: 1 });
  const lacking = new Set<OperationName>();
  eachCase(context, `the backend "${backend.name}" beside the reference`, (each) => {
    const [reference, other] = [networkOf(each), networkOf(each, { backend: noting(backend, lacking) })];
    const batch = randomBatch(reference, 5);
    const [expected, got] = [runPass(reference, batch), runPass(other, batch)];
    other.release();
    return comparePasses({ says: `On the backend "${backend.name}"`, hint: 'Reach numbers through the tensors that you are given alone.', expected, got, tolerance: 1e-4 });
  });
  if (backend === referenceBackend) return; // has none at all
  context.note(...[...lacking].map((operation) => ({
    message: `The backend "${backend.name}" has no "${operation}" for it: the reference kernel serves there, at its speed.`,
  })));
});

/** Wraps the backend and records the operations that it lacks. */
function noting(backend: Backend, lacking: Set<OperationName>): Backend {
  const { name, threads, features, memory } = backend;
  return {
    name, threads, features, memory,
    prepare: (operation, operands) => {
      const kernel = backend.prepare(operation, operands);
      if (kernel === undefined) lacking.add(operation);
      return kernel;
    },
    close: () => backend.close(),
  };
}
