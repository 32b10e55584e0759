import { decodeModel, fingerprint } from '@vitrum/formats';
import { modelOf, readCheckpoint, writeCheckpoint, type OpenRun } from '@vitrum/runs';
import { Trainer, type TrainingState } from '@vitrum/trainer';
import { describe, expect, test } from 'vitest';
import { builtins } from 'vitrum';
import { registry, smallRun } from './support.ts';

/** Trains and keeps a checkpoint of the end of the first epoch. */
async function trainAll(open: OpenRun, state?: TrainingState): Promise<string> {
  const trainer = new Trainer({ network: open.network, data: open.data, plan: open.plan, ...(state && { state }) });
  let checkpoint = '';
  for await (const event of trainer.run()) {
    if (event.type === 'epoch' && event.epoch === 1) checkpoint = writeCheckpoint({ model: modelOf(open, registry, builtins), state: trainer.saveState() });
  }
  return checkpoint;
}

describe('a checkpoint', () => {
  test('goes on to the bits of the run that was not stopped', async () => {
    const open = smallRun();
    const text = await trainAll(open);
    const { model, state } = readCheckpoint(text, 'checkpoint.json');
    const resumed = { ...open, network: decodeModel(model, { registry }) };
    expect(await fingerprint(resumed.network)).not.toBe(await fingerprint(open.network));
    await trainAll(resumed, state);
    expect(await fingerprint(resumed.network)).toBe(await fingerprint(open.network));
  });

  test.each([
    ['{', /^The checkpoint c\.json cannot be used: .*JSON/, 'Start a new run.'],
    ['{"format":"vitrum-model"}', 'The checkpoint c.json cannot be used: it is no checkpoint of this version of vitrum.', 'Start a new run.'],
    [
      '{"format":"vitrum-checkpoint","formatVersion":1}',
      'The checkpoint c.json cannot be used: A model file has "format": "vitrum-model", got undefined.',
      'Use a model.json that `vitrum train` or encodeModel() wrote.',
    ],
  ])('%s is refused', (text, message, hint) => {
    expect(() => readCheckpoint(text, 'c.json')).toThrow(
      expect.objectContaining({ code: 'VITRUM_INVALID_CHECKPOINT', message: typeof message === 'string' ? message : expect.stringMatching(message), hint }),
    );
  });

  test('is refused with the advice of the program that reads it', () => {
    expect(() => readCheckpoint('1', 'c.json', 'Press reset.')).toThrow(expect.objectContaining({ hint: 'Press reset.' }));
  });
});
