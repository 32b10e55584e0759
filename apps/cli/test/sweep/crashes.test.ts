import { crashingSweep } from '@vitrum/test-support/crashing-sweep';
import { hasRedis } from '@vitrum/test-support/redis-server';
import { expect, test } from 'vitest';

// There is a Redis in CI: hasRedis() throws otherwise. With 60 trials: npm run check:sweep-crashes.
test.runIf(hasRedis())('a worker that is killed costs no trial and no bit: another one goes on', { timeout: 120_000 }, async () => {
  const { queued, local, exitCode, kills } = await crashingSweep({ trials: 4, epochs: 15, kills: 1, killsRedis: false });
  expect({ exitCode, kills }).toEqual({ exitCode: 0, kills: 1 });
  expect(queued).toHaveLength(4);
  expect(queued).toEqual(local);
});
