import { describe, expect, test } from 'vitest';
import { runCheck } from '../src/check.ts';
import { language, snapshotLanguage } from '../src/checks/language.ts';
import type { CheckResult } from '../src/report.ts';

/** What the check says of a change, which is undone at once. */
async function checkOf(object: object, key: string | symbol, change: () => void): Promise<CheckResult> {
  const before = snapshotLanguage();
  const descriptor = Object.getOwnPropertyDescriptor(object, key);
  try {
    change();
    return await runCheck(language, (recorder) => ({ before, ...recorder.report() }));
  } finally {
    if (descriptor === undefined) Reflect.deleteProperty(object, key);
    else Object.defineProperty(object, key, descriptor);
  }
}

const messagesOf = ({ failures }: CheckResult): readonly string[] => failures.map(({ message }) => message);

describe('a plugin that changes what the language brings is told', () => {
  test.each<[string, object, string | symbol, (object: object, key: string | symbol) => unknown]>([
    ['The plugin adds Object.prototype.last.', Object.prototype, 'last', (o, k) => Reflect.set(o, k, 1)],
    ['The plugin adds Array.prototype.last.', Array.prototype, 'last', (o, k) => Object.defineProperty(o, k, { value: () => 1, configurable: true })],
    ['The plugin replaces Array.prototype.map.', Array.prototype, 'map', (o, k) => Reflect.set(o, k, () => [])],
    ['The plugin replaces Math.exp.', Math, 'exp', (o, k) => Reflect.set(o, k, () => 1)],
    ['The plugin removes Math.exp.', Math, 'exp', (o, k) => Reflect.deleteProperty(o, k)],
    ['The plugin replaces TypedArray.prototype.set.', Object.getPrototypeOf(Float32Array.prototype) as object, 'set', (o, k) => Reflect.set(o, k, () => undefined)],
    ['The plugin replaces Number.', globalThis, 'Number', (o, k) => Reflect.set(o, k, Object.assign(() => 1, {}))],
    ['The plugin adds Object.prototype.Symbol(mine).', Object.prototype, Symbol('mine'), (o, k) => Object.defineProperty(o, k, { get: () => 1, configurable: true })],
  ])('%s', async (message, object, key, change) => {
    expect(messagesOf(await checkOf(object, key, () => void change(object, key)))).toContain(message);
  });

  test('and one that does not is not', async () => {
    expect(messagesOf(await checkOf({}, 'x', () => undefined))).toEqual([]);
  });
});
