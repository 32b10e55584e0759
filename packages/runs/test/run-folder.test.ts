import type { Backend } from '@vitrum/core';
import { fingerprint } from '@vitrum/formats';
import { checkpointOf, decodeCheckpoint, encodeCheckpoint, openRunFolder, writeRun, type OpenRun, type Run, type RunFolderRequest } from '@vitrum/runs';
import { referenceBackend } from '@vitrum/tensor';
import { Trainer } from '@vitrum/trainer';
import { describe, expect, test } from 'vitest';
import { builtins, corners, registry, smallRun } from './support.ts';

/** Trains to the end; the checkpoint is that of the end of the first epoch. */
async function train(open: OpenRun): Promise<Uint8Array> {
  const trainer = new Trainer(open);
  let checkpoint = new Uint8Array();
  for await (const event of trainer.run()) {
    if (event.type === 'epoch' && event.epoch === 1) checkpoint = await encodeCheckpoint(checkpointOf(registry, open, trainer, builtins));
  }
  return checkpoint;
}

const whole = smallRun();
const checkpoint = await decodeCheckpoint(await train(whole), 'checkpoint');
const recorded = writeRun(whole.run, []);

function requestOf(changes: Partial<RunFolderRequest> = {}): RunFolderRequest {
  return {
    name: 'there',
    config: recorded,
    checkpoint,
    backend: referenceBackend,
    hintTexts: { installPlugins: (missing) => `Give ${missing.map(({ name }) => name).join()}.`, restartDownload: 'Begin again.' },
    onWarning: () => undefined,
    load: (dataset) => Promise.resolve({ dataset, data: { train: corners, test: corners } }),
    ...changes,
  };
}

describe('a run folder', () => {
  test.each([
    ['with its configuration', recorded],
    ['with the checkpoint alone', undefined],
  ])('%s goes on to the bits of the run that was not stopped', async (_, config) => {
    const { open } = await openRunFolder(registry, requestOf({ config }));
    expect(open.run).toEqual(whole.run);
    expect(open.state?.epoch).toBe(1);
    await train(open);
    expect(await fingerprint(open.network)).toBe(await fingerprint(whole.network));
  });

  test('goes on with what is changed of it, and gives the data as they were loaded', async () => {
    const change = ({ training, ...run }: Run): Run => ({ ...run, training: { ...training, epochs: 9 } });
    const load = (): Promise<{ dataset: { type: string }; data: OpenRun['data']; title: string }> =>
      Promise.resolve({ dataset: { type: 'xor' }, data: { train: corners, test: corners }, title: 'Corners' });
    const { open, data } = await openRunFolder(registry, { ...requestOf({ change }), load });
    expect([open.plan.epochs, data.title]).toEqual([9, 'Corners']);
  });

  const changed = (change: (run: Run) => unknown): string => JSON.stringify(change(whole.run));
  test.each<[string, Partial<RunFolderRequest>, string]>([
    ['is no JSON', { config: '{' }, 'in config.json, '],
    ['is none of a run', { config: '{"networks":{}}' }, 'in config.json, The description of a run has no option "networks".'],
    [
      'names code',
      { config: changed((run) => ({ ...run, plugins: ['../bent.mjs'] })) },
      'in config.json, "plugins" names code to run, "../bent.mjs", which a run folder never does.',
    ],
    [
      'has another network',
      { config: changed((run) => ({ ...run, network: { architecture: [2, 4, 2] } })) },
      'config.json and its checkpoint describe different networks.',
    ],
    [
      'has other data',
      { load: (dataset) => Promise.resolve({ dataset, data: { train: { ...corners, size: 3 }, test: corners } }) },
      'its data have changed, 3 training samples instead of 4.',
    ],
  ])('that %s is refused', async (_, changes, reason) => {
    await expect(openRunFolder(registry, requestOf(changes))).rejects.toMatchObject({
      code: 'VITRUM_INVALID_CHECKPOINT',
      message: expect.stringContaining(`The run in there cannot be resumed: ${reason.replace(/\.$/, '')}`),
      hint: 'Begin again.',
    });
  });

  const trainedWith = (training: Readonly<Record<string, unknown>>): Partial<RunFolderRequest> => ({
    config: changed((run) => ({ ...run, training: { ...run.training, ...training } })),
  });
  test.each<[string, Partial<RunFolderRequest>, string, string]>([
    ['another learning rate', trainedWith({ learningRate: 0.3 }), '"learningRate" of "training" is 0.3, and its checkpoint was trained with 0.01', 'Write 0.01 there again. '],
    ['another seed', trainedWith({ seed: 6 }), '"seed" of "training" is 6, and its checkpoint was trained with 5', 'Write 5 there again. '],
    ['another optimizer', trainedWith({ optimizer: { type: 'adam' } }), '"optimizer" of "training" is ', 'Write "sgd" there again. '],
    ['no training at all', { config: changed(({ dataset, network }) => ({ dataset, network })) }, '"seed" of "training" is 7, and its checkpoint was trained with 5', 'Write 5 there again. '],
  ])('whose config.json has %s is refused, and told what was there', async (_, changes, reason, remedy) => {
    await expect(openRunFolder(registry, requestOf(changes))).rejects.toMatchObject({
      code: 'VITRUM_INVALID_CHECKPOINT',
      message: expect.stringContaining(`The run in there cannot be resumed: in config.json, ${reason}`),
      hint: `${remedy}Or: Begin again.`,
    });
  });

  test('may have other epochs in its config.json', async () => {
    expect((await openRunFolder(registry, requestOf(trainedWith({ epochs: 8 })))).open.plan.epochs).toBe(8);
  });

  const metadataOf = (metadata: (present: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>): Partial<RunFolderRequest> => {
    const { model, state } = checkpoint;
    return { checkpoint: { model: { ...model, metadata: metadata(model.metadata) }, state } };
  };
  test.each([
    [metadataOf(() => ({})), 'its checkpoint does not say how it was trained.'],
    [metadataOf(({ dataset: _, ...others }) => others), 'its checkpoint does not say which data it was trained on.'],
    [metadataOf(({ dataFingerprint: _, ...others }) => others), 'its checkpoint does not say which data it was trained on.'],
    [metadataOf((present) => ({ ...present, plugins: [{ name: '@vitrum/losses', version: '9.0.0' }] })), 'it was trained with the plugin "@vitrum/losses" 9.0.0, and '],
    [metadataOf((present) => ({ ...present, plugins: [{ name: 'vitrum-plugin-bent', version: '1.0.0' }] })), 'it needs the plugin "vitrum-plugin-bent" 1.0.0, which is not registered.'],
  ])('whose checkpoint lacks or contradicts what is compared is refused (%#)', async (changes, reason) => {
    await expect(openRunFolder(registry, requestOf(changes))).rejects.toThrow(`The run in there cannot be resumed: ${reason}`);
  });

  test('whose data have no fingerprint goes on with a warning', async () => {
    const warnings: string[] = [];
    await openRunFolder(registry, requestOf({ onWarning: ({ code }) => void warnings.push(code) }));
    expect(warnings).toEqual(['VITRUM_DATA_NOT_COMPARED']);
  });

  test('whose data cannot be had gives its memory back', async () => {
    let taken = 0;
    let max = 0;
    const { memory } = referenceBackend;
    const counted: Backend = {
      ...referenceBackend,
      memory: {
        ...memory,
        allocate: (...given) => {
          max = Math.max(max, ++taken);
          return memory.allocate(...given);
        },
        release: (tensor) => {
          taken--;
          memory.release(tensor);
        },
      },
    };
    const load = (): Promise<never> => Promise.reject(new Error('They are gone.'));
    await expect(openRunFolder(registry, requestOf({ backend: counted, load }))).rejects.toThrow('They are gone.');
    expect(max).toBeGreaterThan(0);
    expect(taken).toBe(0);
  });

  test('whose plugin is missing, or whose dataset is unknown, loads nothing', async () => {
    const load = (): Promise<never> => Promise.reject(new Error('Something was loaded.'));
    const plugins = [{ name: 'vitrum-plugin-bent', version: '1.0.0' }];
    await expect(openRunFolder(registry, requestOf({ config: changed((run) => ({ ...run, plugins })), load }))).rejects.toMatchObject({
      message: 'The run needs the plugin "vitrum-plugin-bent" 1.0.0, which is not registered.',
      hint: 'Give vitrum-plugin-bent.',
    });
    await expect(openRunFolder(registry, requestOf({ config: changed((run) => ({ ...run, dataset: 'xro' })), load }))).rejects.toMatchObject({
      code: 'VITRUM_UNKNOWN_NAME',
    });
  });
});
