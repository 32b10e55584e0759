import type { Dataset } from '@vitrum/core';
import type { Network } from '@vitrum/network';
import { predictClasses } from '@vitrum/trainer';
import type { LabWorker } from '../shared/api/lab-worker.ts';
import type { TestResults } from '../shared/api/results.ts';
import { lookAt } from './look-at.ts';
import type { Session } from './session.ts';

/** So few that training, and what the page asks, have their turn after some milliseconds. */
const samplesInATurn = 100;

/** What a network tells of every sample of a dataset with classes. */
export async function resultsOf(network: Network, dataset: Dataset): Promise<TestResults> {
  const { size, predicted, labels, confidence, classes, confusion, accuracy } = await predictClasses({ network, dataset, batchSize: samplesInATurn });
  return {
    size,
    predicted: Uint16Array.from(predicted),
    labels: Uint16Array.from(labels),
    confidence,
    confusion,
    classes: dataset.classes ?? Array.from({ length: classes }, (_, index) => String(index)),
    accuracy,
  };
}

/** What the network tells of every test sample. */
export function resultsApi(session: Session): Pick<LabWorker, 'results'> {
  return { results: () => lookAt(session, (network, { open: { data } }) => resultsOf(network, data.test)) };
}
