import { expect, test, vi } from 'vitest';
import { later } from '../src/worker/later.ts';

test('is fetched once, when it is first asked for', async () => {
  const load = vi.fn(() => Promise.resolve({}));
  const room = later(load);
  expect(load).not.toHaveBeenCalled();
  const [first, second] = await Promise.all([room(), room()]);
  expect(first).toBe(second);
  expect(load).toHaveBeenCalledTimes(1);
});

test('is fetched again after a failure, which whoever asked is told', async () => {
  const load = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new Error('offline')).mockResolvedValue('here');
  const room = later(load);
  await expect(room()).rejects.toThrow('offline');
  await expect(room()).resolves.toBe('here');
});
