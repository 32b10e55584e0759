import { describe, expect, test } from 'vitest';
import { NetworkFailure } from '../src/network-failure.ts';
import { request } from '../src/request.ts';

const { signal } = new AbortController();

/** A `fetch` that gives one answer for each address, and keeps what it was asked. */
function createFetch(answers: Readonly<Record<string, Response>>) {
  const asked: { readonly address: string; readonly headers: Headers; readonly redirect: string | undefined }[] = [];
  const fakeFetch: typeof fetch = (input, init) => {
    const address = input instanceof Request ? input.url : input.toString();
    asked.push({ address, headers: new Headers(init?.headers), redirect: init?.redirect });
    const answer = answers[address];
    return answer === undefined ? Promise.reject(new Error(`the test has no answer for ${address}`)) : Promise.resolve(answer);
  };
  return { fakeFetch, asked };
}

const redirect = (location: string, status = 302): Response => new Response(null, { status, headers: { location } });
const ask = (address: string, answers: Readonly<Record<string, Response>>) => {
  const { fakeFetch, asked } = createFetch(answers);
  return { answer: request(address, { fetch: fakeFetch, headers: { range: 'bytes=5-' }, signal }), asked };
};

describe('a redirection', () => {
  test.each([301, 302, 303, 307, 308])('%i is followed with the same headers', async (status) => {
    const { answer, asked } = ask('https://a.example/x', {
      'https://a.example/x': redirect('https://b.example/y', status),
      'https://b.example/y': redirect('../z?q=1', status),
      'https://b.example/z?q=1': new Response('here'),
    });
    expect(await (await answer).text()).toBe('here');
    expect(asked.map(({ address }) => address)).toEqual(['https://a.example/x', 'https://b.example/y', 'https://b.example/z?q=1']);
    for (const { headers, redirect: mode } of asked) {
      expect([headers.get('range'), headers.get('accept-encoding'), mode]).toEqual(['bytes=5-', 'identity', 'manual']);
    }
  });

  test('from http to https is followed', async () => {
    const { answer } = ask('http://a.example/', { 'http://a.example/': redirect('https://a.example/'), 'https://a.example/': new Response('safe') });
    expect(await (await answer).text()).toBe('safe');
  });

  test.each([
    ['https://a.example/', 'http://a.example/', 'redirected from https to http, which is not followed'],
    ['https://a.example/', 'ftp://a.example/', 'redirected to something that is no web address'],
    ['https://a.example/', 'data:,evil', 'redirected to something that is no web address'],
    ['https://a.example/', 'http://[', 'redirected to something that is no web address'],
  ])('from %s to %s is refused', async (from, to, message) => {
    const { answer, asked } = ask(from, { [from]: redirect(to) });
    await expect(answer).rejects.toThrow(new NetworkFailure(message));
    expect(asked).toHaveLength(1);
  });

  test('in a circle ends', async () => {
    const { answer, asked } = ask('https://a.example/1', { 'https://a.example/1': redirect('/2'), 'https://a.example/2': redirect('/1') });
    await expect(answer).rejects.toThrow('redirected more than 5 times');
    expect(asked).toHaveLength(6);
  });

  test('without a place to go to is a refusal', async () => {
    const { answer } = ask('https://a.example/', { 'https://a.example/': new Response(null, { status: 304 }) });
    await expect(answer).rejects.toThrow('answered 304');
  });
});

// RFC 9110, §15.5 and §15.6: what may pass are 408, 425, 429 and the server's own errors.
test.each([
  [400, false], [401, false], [403, false], [404, false], [408, true], [410, false], [425, true], [429, true], [451, false], [500, true], [503, true],
])('the answer %i may pass: %s', async (status, isTransient) => {
  const { answer } = ask('https://a.example/', { 'https://a.example/': new Response('no', { status }) });
  await expect(answer).rejects.toMatchObject({ message: expect.stringMatching(`^answered ${status}`), isTransient });
});
