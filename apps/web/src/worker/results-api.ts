import { copyNetwork } from '@vitrum/network';
import { predictClasses } from '@vitrum/trainer';
import type { LabWorker } from './api/lab-worker.ts';
import { needRun } from './need.ts';
import type { Session } from './session.ts';

/** What the network tells of every test sample. */
export function resultsApi(session: Session): Pick<LabWorker, 'results'> {
  return {
    results: async () => {
      const { parts: { network, data } } = needRun(session);
      // A copy: training goes on between the batches, and every answer is to be of the same weights.
      const copy = copyNetwork(network, { registry: session.registry, backend: network.backend });
      const { size, predicted, labels, confidence, classes, confusion, accuracy } = await predictClasses({
        network: copy,
        dataset: data.test,
        batchSize: 100,
      });
      return {
        size,
        predicted: Uint16Array.from(predicted),
        labels: Uint16Array.from(labels),
        confidence,
        confusion,
        classes: data.test.classes ?? Array.from({ length: classes }, (_, index) => String(index)),
        accuracy,
      };
    },
  };
}
