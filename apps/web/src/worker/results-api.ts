import type { Dataset } from '@vitrum/core';
import { copyNetwork, type Network } from '@vitrum/network';
import { predictClasses } from '@vitrum/trainer';
import type { LabWorker } from '../shared/api/lab-worker.ts';
import type { TestResults } from '../shared/api/results.ts';
import { needRun } from './need.ts';
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
  const snapshotOf = snapshots(session);
  let previous: Promise<unknown> = Promise.resolve();

  async function results(): Promise<TestResults> {
    const { open: { network, data } } = needRun(session);
    return resultsOf(snapshotOf(network), data.test);
  }

  return {
    results: () => {
      const answer = previous.then(results, results);
      previous = answer;
      return answer;
    },
  };
}

/**
 * Gives a network with the weights of the moment: training goes on between the batches, and every answer is to be of the same
 * weights. One copy serves a network for good, and gives its memory back when another network comes.
 */
function snapshots(session: Session): (network: Network) => Network {
  let kept: { readonly network: Network; readonly copy: Network } | undefined;
  return (network) => {
    if (kept?.network === network) kept.copy.copyFrom(network);
    else {
      kept?.copy.release();
      kept = { network, copy: copyNetwork(session.registry, network, { backend: network.backend }) };
    }
    return kept.copy;
  };
}
