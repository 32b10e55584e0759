import { createBackend } from '@vitrum/core';
import { runOf } from '@vitrum/runs';
import { describe, expect, test } from 'vitest';
import { readAddress } from '../src/page/address/read-address.ts';
import { writeAddress } from '../src/page/address/write-address.ts';
import { draftOf, withFrozen } from '../src/page/settings/draft.ts';
import { commandOf, freezeText, readSizes } from '../src/page/transfer/transfer-texts.ts';
import type { FilesApi } from '../src/shared/api/files.ts';
import { wordsOfSettings } from '../src/shared/settings/run-settings.ts';
import { dataApi } from '../src/worker/data-api.ts';
import { filesApi } from '../src/worker/files-api.ts';
import { Session } from '../src/worker/session.ts';
import { trainingApi } from '../src/worker/training-api.ts';

const first = { type: 'synthetic-digits', train: 60, test: 40 };
const second = { type: 'synthetic-digits', train: 80, test: 40 };

interface Lab {
  readonly data: ReturnType<typeof dataApi>;
  readonly training: ReturnType<typeof trainingApi>;
  readonly files: FilesApi;
}

/** A lab whose network has learned one set of data, and that has loaded another. */
async function learned(): Promise<Lab> {
  const session = new Session();
  const [data, training] = [dataApi(session), trainingApi(session)];
  session.backend = await createBackend(session.registry, { name: 'wasm' });
  const files = filesApi(session, training.pause);
  await data.loadData(first);
  await training.configure({ dataset: first, network: { hidden: [12, 6] }, training: { epochs: 1, seed: 3 } });
  await training.train('end');
  await data.loadData(second);
  await training.configure({ dataset: second });
  return { data, training, files };
}

const weightsOf = ({ training }: Lab): readonly (readonly number[])[] => training.weights().map(({ values }) => [...values]);

describe('a network begins with the layers of another', () => {
  test('what is frozen stays as it is, begins anew as it began, and other settings keep it', async () => {
    const lab = await learned();
    const look = await lab.files.lookAtBase({ kind: 'earlier' });
    expect(look?.layers.map(({ units, parameterCount, isFrozen }) => [units, parameterCount, isFrozen])).toEqual([[12, 784 * 12 + 12, false], [6, 78, false]]);
    const { run } = await lab.files.transfer({ base: { kind: 'earlier' }, freeze: '0,1', hidden: [] });
    const before = weightsOf(lab);
    await lab.training.train('epoch');
    const after = weightsOf(lab);
    expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
    expect(after[2]).not.toEqual(before[2]);
    await lab.training.reset();
    expect(weightsOf(lab)).toEqual(before);

    // As the room "Settings" asks for it: the first layer is trained, too, and more slowly.
    const { network, training, base } = withFrozen(draftOf(run.description), 0, false);
    const changed = await lab.training.configure({ network, training: { ...training, learningRate: 0.001 }, ...(base && { base }) });
    expect(changed).toMatchObject({ learningRate: 0.001, description: { base: { freeze: '1' } } });
    expect(weightsOf(lab)).toEqual(before);
    await lab.training.train('epoch');
    expect(weightsOf(lab)[0]).not.toEqual(before[0]);
    expect(weightsOf(lab)[1]).toEqual(before[1]);
  });

  test('a base of one layer is no base, and one that is not here is told of', async () => {
    const lab = await learned();
    await lab.training.configure({ network: { architecture: [784, 10] } });
    await expect(lab.files.lookAtBase({ kind: 'present' })).rejects.toMatchObject({ code: 'VITRUM_INVALID_CONFIG' });
    const base = { file: 'model.json', layers: 1, fingerprint: '0'.repeat(64) };
    const wanted = { base, network: { inputShape: [784], layers: [{ type: 'dense', units: 10 }] } };
    await expect(lab.training.configure(wanted, true)).rejects.toMatchObject({ code: 'VITRUM_INVALID_CONFIG', message: 'The run begins with the model model.json, whose fingerprint begins with 00000000, and this browser does not have it.' });
  });
});

test('the address of such a run says what it begins with, and is read again', () => {
  const base = { file: 'model.json', freeze: '0', layers: 1, fingerprint: 'ab'.repeat(32) };
  const run = runOf({ base, network: { inputShape: [784], layers: [{ type: 'dense', units: 12, activation: 'tanh', trainable: false }, { type: 'dense', units: 10, activation: 'tanh' }] } });
  const { config, problem } = readAddress({ href: `http://lab/${writeAddress(run)}` });
  expect(problem).toBeUndefined();
  expect(config).toMatchObject({ base, network: run.network });
  expect(wordsOfSettings(run).find(([name]) => name === 'base')).toEqual(['base', '1 layer of abababab…, frozen 0']);
});

test.each([
  [new Set<number>(), '', 'vitrum train --base model.json --freeze none'],
  [new Set([1, 0]), ' 64, 32 ', 'vitrum train --base model.json --freeze 0,1 --head 64,32,2'],
])('layers %o frozen and "%s" before the output are %s', (frozen, sizes, command) => {
  expect(commandOf(freezeText(frozen), readSizes(sizes) ?? [], 2)).toBe(command);
});

test.each(['64 neurons', '0', '-3', '2.5', '100000'])('"%s" is no list of sizes', (text) => {
  expect(readSizes(text)).toBeUndefined();
});
