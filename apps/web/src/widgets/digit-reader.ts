import { checkModel, decodeModel } from '@vitrum/formats';
import { createRegistry, dense, notebookNormal, tanh } from 'vitrum';
import { tensorFrom } from 'vitrum/parts';

/** Reads a picture of 784 numbers from 0 to 1: the outputs of the network, one for each digit. */
export type DigitReader = (input: Float32Array) => Float32Array;

/**
 * The lab's example model, at `address`. The plugins that it names are here as far as it needs them.
 *
 * @throws VITRUM_INVALID_MODEL, and an Error where the file cannot be had
 */
export async function loadDigitReader(address: string): Promise<DigitReader> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answers with ${response.status}`);
  const model = checkModel(await response.json());
  const version = '0.0.0';
  const registry = createRegistry([
    { name: '@vitrum/layers', version, layers: [dense], initializers: [notebookNormal] },
    { name: '@vitrum/activations', version, activations: [tanh] },
  ]);
  const network = decodeModel(registry, model);
  return (input) => Float32Array.from(network.forward(tensorFrom([1, input.length], input)).data);
}
