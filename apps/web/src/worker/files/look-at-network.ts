import { parseJson } from '@vitrum/core/internal';
import { checkModel, decodeModel } from '@vitrum/formats';
import { copyNetwork, type Network } from '@vitrum/network';
import { sizeOf } from '@vitrum/tensor';
import type { NetworkLook } from '../../shared/api/files.ts';
import { weightsOf } from '../layer-weights.ts';
import { needBackend, needRun } from '../need.ts';
import { resultsOf } from '../results-api.ts';
import type { Session } from '../session.ts';
import { summarizeLayers } from '../summarize-run.ts';

/**
 * The network of a model.json, to be looked at beside the present one.
 *
 * @throws VITRUM_INVALID_MODEL for a plugin that is missing
 */
export function lookAtModel(session: Session, text: string): Promise<NetworkLook> {
  return lookAt(session, decodeModel(session.registry, checkModel(parseJson(text)), { backend: needBackend(session) }));
}

/** The present network, as it is now. */
export function lookAtPresent(session: Session): Promise<NetworkLook> {
  const { open: { network } } = needRun(session);
  return lookAt(session, copyNetwork(session.registry, network, { backend: network.backend }));
}

/** The network gives its memory back afterwards. */
async function lookAt(session: Session, network: Network): Promise<NetworkLook> {
  try {
    const test = session.data?.data.test;
    const isForData = test !== undefined && (test.task ?? 'classification') === 'classification' && sizeOf(network.inputShape) === sizeOf(test.inputShape) && sizeOf(network.outputShape) === test.targetSize;
    const results = isForData ? await resultsOf(network, test) : undefined;
    return { layers: summarizeLayers(network), weights: weightsOf(network), ...(results && { results }) };
  } finally {
    network.release();
  }
}
