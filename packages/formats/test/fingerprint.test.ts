import { createHash } from 'node:crypto';
import { activationsPlugin } from '@vitrum/activations';
import { createRegistry } from '@vitrum/core';
import { decodeModel, encodeModel, fingerprint, parseModel } from '@vitrum/formats';
import { layersPlugin } from '@vitrum/layers';
import { createNetwork, denseNetworkConfig } from '@vitrum/network';
import { tensorFrom } from '@vitrum/tensor';
import { afterEach, describe, expect, test, vi } from 'vitest';

const registry = createRegistry([activationsPlugin, layersPlugin]);
const config = denseNetworkConfig(registry, { architecture: [5, 4, 3] });
const create = (seed: number) => createNetwork(registry, config, { seed });
const firstWeights = (network: ReturnType<typeof create>) => network.parameter('layers.0.weights').value.data;

describe('fingerprint', () => {
  test('is the SHA-256 of names, shapes and little-endian floats', async () => {
    // 0.5 is 0x3f000000, −2 is 0xc0000000, 0.1 is 0x3dcccccd.
    const parameters = [
      { name: 'a', value: tensorFrom([2, 1], [0.5, -2]) },
      { name: 'b', value: tensorFrom([1], [0.1]) },
    ];
    const bytes = [Buffer.from('["a",[2,1]]\n'), Buffer.from('0000003f000000c0', 'hex'), Buffer.from('["b",[1]]\n'), Buffer.from('cdcccc3d', 'hex')];
    const expected = createHash('sha256').update(Buffer.concat(bytes)).digest('hex');
    expect(await fingerprint({ parameters })).toBe(expected);
  });

  test('agrees with Node’s own SHA-256 for a network', async () => {
    const network = create(7);
    const hash = createHash('sha256');
    for (const { name, value } of network.parameters) {
      hash.update(`${JSON.stringify([name, value.shape])}\n`);
      for (const number of value.data) {
        const bytes = Buffer.alloc(4);
        bytes.writeFloatLE(number);
        hash.update(bytes);
      }
    }
    expect(await fingerprint(network)).toBe(hash.digest('hex'));
  });

  test('hashes 64-bit numbers as eight bytes', async () => {
    const parameters = [{ name: 'a', value: { shape: [1], data: Float64Array.of(0.1) } }];
    const expected = createHash('sha256').update('["a",[1]]\n').update(Buffer.from('9a9999999999b93f', 'hex')).digest('hex');
    expect(await fingerprint({ parameters })).toBe(expected);
  });

  test('is another one for the next float of one weight', async () => {
    const network = create(7);
    const before = await fingerprint(network);
    expect(await fingerprint(create(7))).toBe(before);
    expect(await fingerprint(create(8))).not.toBe(before);
    const bits = new Uint32Array(firstWeights(network).slice().buffer);
    bits.set([(bits[0] ?? 0) + 1]);
    firstWeights(network).set(new Float32Array(bits.buffer));
    expect(await fingerprint(network)).not.toBe(before);
  });

  test('is kept by a model file, which has no −0', async () => {
    const network = create(7);
    firstWeights(network)[0] = -0;
    const loaded = decodeModel(registry, parseModel(JSON.stringify(encodeModel(registry, network))));
    expect(await fingerprint(loaded)).toBe(await fingerprint(network));
  });
});

describe('in a page that is no secure context', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test.each([
    ['no crypto', undefined],
    ['no crypto.subtle', {}],
  ])('there is no fingerprint: %s', async (_, crypto) => {
    vi.stubGlobal('crypto', crypto);
    await expect(fingerprint(create(7))).rejects.toMatchObject({
      code: 'VITRUM_BACKEND_UNAVAILABLE',
      message: 'The fingerprint of the network cannot be computed: this page is no secure context and has no SHA-256.',
      hint: 'Open the page over HTTPS or from localhost.',
    });
  });
});
