import { describe, expect, test, vi } from 'vitest';
import { categoryOf, errorCodes, isVitrumError, VitrumError } from '@vitrum/core';
import { errorRemedies, errorTitles } from '@vitrum/core/internal';

const fields = { code: 'VITRUM_INVALID_SHAPE', message: 'Wrong.', hint: 'Fix it.' } as const;

describe('VitrumError', () => {
  test('is an Error with a code, a hint and a category', () => {
    const error = new VitrumError({ ...fields, nearest: 'x' });
    expect(error).toBeInstanceOf(Error);
    expect(String(error)).toBe('VitrumError: Wrong.');
    expect(error).toMatchObject({ ...fields, nearest: 'x' });
    expect(categoryOf(error)).toBe('usage');
  });

  test('has a cause where one was given, and only there', () => {
    const cause = new Error('below');
    expect(new VitrumError({ ...fields, cause }).cause).toBe(cause);
    expect(Object.hasOwn(new VitrumError(fields), 'cause')).toBe(false);
  });

  test('shows no marker among its properties', () => {
    expect(Object.assign({}, new VitrumError(fields))).toEqual({ name: 'VitrumError', code: fields.code, hint: fields.hint });
  });
});

describe('isVitrumError', () => {
  test('recognizes an error of another copy of this package, which instanceof does not', async () => {
    vi.resetModules();
    const copy = await import('@vitrum/core');
    const error = new copy.VitrumError(fields);
    expect(error).not.toBeInstanceOf(VitrumError);
    expect(isVitrumError(error)).toBe(true);
    expect(copy.isVitrumError(new VitrumError(fields))).toBe(true);
  });

  test.each([[new Error('plain')], [{ ...fields, name: 'VitrumError' }], ['VITRUM_INVALID_SHAPE'], [null], [undefined], [5]])(
    'is false for %s',
    (value) => {
      expect(isVitrumError(value)).toBe(false);
    },
  );
});

describe('error codes', () => {
  const entries = Object.entries(errorCodes);

  test.each(entries)('%s has a permanent form, a category and a title', (code, { category }) => {
    expect(code).toMatch(/^VITRUM(_[A-Z]+)+$/);
    expect(['usage', 'plugin', 'data', 'environment', 'training']).toContain(category);
    expect(Object.entries(errorTitles).find(([name]) => name === code)?.[1]).toMatch(/^.+[^.]$/);
  });

  test('have titles that differ', () => {
    expect(new Set(Object.values(errorTitles)).size).toBe(entries.length);
  });

  test('have causes and remedies of their own, in one sentence each', () => {
    const sentences = Object.values(errorRemedies).flatMap(({ cause, remedy }) => [cause, remedy]);
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].+\.$/);
    expect(new Set(sentences).size).toBe(2 * entries.length);
  });
});
