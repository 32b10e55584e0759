// The program of a process that shares nothing with the one that saved a model; see load-in-fresh-process.ts.
import { isVitrumError } from '@vitrum/core';
import { decodeModel, parseModel } from '@vitrum/formats';
import { loadPlugin } from '@vitrum/plugins';
import { tensorFrom } from '@vitrum/tensor';
import { registryWith } from '../registry-with.ts';
import type { FreshAnswer, FreshRequest } from './fresh-request.ts';

// load-in-fresh-process.ts is the only sender, and sends only this.
process.once('message', (message) => void answer(message as FreshRequest));

async function answer(request: FreshRequest): Promise<void> {
  process.send?.(await outputsOf(request), () => process.exit(0)); // even if the plugin has left a timer running
}

async function outputsOf({ url, model, inputs, batchSize }: FreshRequest): Promise<FreshAnswer> {
  try {
    const { plugin } = await loadPlugin(url);
    const network = decodeModel(registryWith(plugin), parseModel(model));
    const { data } = network.forward(tensorFrom([batchSize, ...network.inputShape], inputs));
    return { outputs: Buffer.from(Float32Array.from(data).buffer).toString('hex') };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return isVitrumError(error) ? { error: reason, hint: error.hint } : { error: reason };
  }
}
