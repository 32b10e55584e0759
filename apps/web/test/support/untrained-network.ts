import type { Dataset, DatasetContext } from '@vitrum/core';
import type { Network } from '@vitrum/network';
import { completeRun, openRun, resolveDataset, type DatasetReference } from '@vitrum/runs';
import { createTensor, referenceBackend } from '@vitrum/tensor';
import { createVitrum } from 'vitrum';

/** A run as the page makes it, made here without a browser and on another backend: what the page shows can be compared with it. */
export interface UntrainedRun {
  readonly network: Network;
  readonly test: Dataset;
  readonly train: Dataset;
  /** z and a of every layer for one sample, as the network sees it. */
  pass(dataset: Dataset, index: number): { readonly layers: readonly { readonly z: readonly number[]; readonly a: readonly number[] }[]; readonly outputs: readonly number[] };
}

const noFiles: DatasetContext = {
  read: () => Promise.reject(new Error('These data are made, not read.')),
};

export async function untrainedRun(dataset: DatasetReference): Promise<UntrainedRun> {
  const registry = createVitrum();
  const data = await resolveDataset(registry, dataset).load(noFiles);
  const loaded = { dataset, data };
  const { network } = openRun(registry, completeRun(registry, {}, loaded), loaded, referenceBackend);
  return {
    network,
    ...data,
    pass: (from, index) => {
      const inputs = createTensor([1, ...network.inputShape]);
      from.readInput(index, inputs.data, 0);
      const outputs = [...network.forward(inputs).data];
      return { layers: network.layers.map(({ z, a }) => ({ z: [...(z?.data ?? [])], a: [...(a?.data ?? [])] })), outputs };
    },
  };
}
