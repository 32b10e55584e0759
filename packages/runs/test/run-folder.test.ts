import type { Backend } from '@vitrum/core';
import { fingerprint } from '@vitrum/formats';
import { modelOf, openRunFolder, readCheckpoint, writeCheckpoint, writeRun, type OpenRun, type Run, type RunFolderRequest } from '@vitrum/runs';
import { referenceBackend } from '@vitrum/tensor';
import { Trainer } from '@vitrum/trainer';
import { describe, expect, test } from 'vitest';
import { builtins } from 'vitrum';
import { corners, registry, smallRun } from './support.ts';

/** Trains to the end; the checkpoint is that of the end of the first epoch. */
async function train(open: OpenRun): Promise<string> {
  const trainer = new Trainer(open);
  let checkpoint = '';
  for await (const event of trainer.run()) {
    if (event.type === 'epoch' && event.epoch === 1) checkpoint = writeCheckpoint({ model: modelOf(open, registry, builtins), state: trainer.saveState() });
  }
  return checkpoint;
}

const whole = smallRun();
const text = await train(whole);
const recorded = writeRun(whole.run, []);

function requestOf(changes: Partial<RunFolderRequest> = {}): RunFolderRequest {
  return {
    name: 'there',
    config: recorded,
    checkpoint: readCheckpoint(text, 'checkpoint.json'),
    registry,
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
    const { open } = await openRunFolder(requestOf({ config }));
    expect(open.run).toEqual(whole.run);
    expect(open.state?.epoch).toBe(1);
    await train(open);
    expect(await fingerprint(open.network)).toBe(await fingerprint(whole.network));
  });

  test('goes on with what is changed of it, and gives the data as they were loaded', async () => {
    const change = ({ training, ...run }: Run): Run => ({ ...run, training: { ...training, epochs: 9 } });
    const load = (): Promise<{ dataset: { type: string }; data: OpenRun['data']; title: string }> =>
      Promise.resolve({ dataset: { type: 'xor' }, data: { train: corners, test: corners }, title: 'Corners' });
    const { open, data } = await openRunFolder({ ...requestOf({ change }), load });
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
      'config.json and checkpoint.json describe different networks.',
    ],
    [
      'has other data',
      { load: (dataset) => Promise.resolve({ dataset, data: { train: { ...corners, size: 3 }, test: corners } }) },
      'its data have changed, 3 training samples instead of 4.',
    ],
  ])('that %s is refused', async (_, changes, reason) => {
    await expect(openRunFolder(requestOf(changes))).rejects.toMatchObject({
      code: 'VITRUM_INVALID_CHECKPOINT',
      message: expect.stringContaining(`The run in there cannot be resumed: ${reason.replace(/\.$/, '')}`),
      hint: 'Begin again.',
    });
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
    await expect(openRunFolder(requestOf({ backend: counted, load }))).rejects.toThrow('They are gone.');
    expect(max).toBeGreaterThan(0);
    expect(taken).toBe(0);
  });

  test('whose plugin is missing, or whose dataset is unknown, loads nothing', async () => {
    const load = (): Promise<never> => Promise.reject(new Error('Something was loaded.'));
    const plugins = [{ name: 'vitrum-plugin-bent', version: '1.0.0' }];
    await expect(openRunFolder(requestOf({ config: changed((run) => ({ ...run, plugins })), load }))).rejects.toMatchObject({
      message: 'The run needs the plugin "vitrum-plugin-bent" 1.0.0, which is not registered.',
      hint: 'Give vitrum-plugin-bent.',
    });
    await expect(openRunFolder(requestOf({ config: changed((run) => ({ ...run, dataset: 'xro' })), load }))).rejects.toMatchObject({
      code: 'VITRUM_UNKNOWN_NAME',
    });
  });
});
