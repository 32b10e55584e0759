import { describe, expect, onTestFinished, test } from 'vitest';
import * as undici from 'undici';
import { HttpClient } from '../src/download/http-client.ts';
import { refusal, toNetworkFailure } from '../src/download/network-failure.ts';

interface Answer {
  readonly status: number;
  readonly location?: string;
  readonly body?: string;
}

/** Asks an address of a network that gives one answer for each address, and keeps what was asked. */
function ask(address: string, answers: Readonly<Record<string, Answer>>) {
  const asked: { readonly address: string; readonly headers: ReadonlyMap<string, unknown> }[] = [];
  const network = new undici.MockAgent();
  network.disableNetConnect();
  for (const [each, { status, location, body = '' }] of Object.entries(answers)) {
    const { origin, pathname, search } = new URL(each);
    network.get(origin).intercept({ path: `${pathname}${search}` }).reply(({ headers }) => {
      asked.push({ address: each, headers: headersOf(headers) });
      return { statusCode: status, data: body, responseOptions: location === undefined ? {} : { headers: { location } } };
    });
  }
  const client = new HttpClient(undici, network);
  onTestFinished(() => network.close());
  const options = { headers: { range: 'bytes=5-' }, signal: undefined, stallTimeout: 1000, retry: giveUp };
  const answer = client.get(address, options).then(({ body }) => body.text());
  return { answer, asked };
}

/** A redirection makes a flat list of the headers: name, value, name, value. */
function headersOf(sent: object = {}): ReadonlyMap<string, unknown> {
  if (!Array.isArray(sent)) return new Map(Object.entries(sent));
  return new Map(sent.flatMap((name, index) => (index % 2 === 0 ? [[String(name), sent[index + 1]]] : [])));
}

const giveUp: undici.RetryHandler.RetryCallback = (error, _context, answer) => answer(error);
const redirect = (location: string, status = 302): Answer => ({ status, location });
const reasonOf = (answer: Promise<unknown>): Promise<string | undefined> =>
  answer.then(() => 'an answer', (error: unknown) => toNetworkFailure(error, 1000)?.message);

describe('a redirection', () => {
  test.each([301, 302, 303, 307, 308])('%i is followed with the same headers', async (status) => {
    const { answer, asked } = ask('https://a.example/x', {
      'https://a.example/x': redirect('https://b.example/y', status),
      'https://b.example/y': redirect('../z?q=1', status),
      'https://b.example/z?q=1': { status: 200, body: 'here' },
    });
    expect(await answer).toBe('here');
    expect(asked.map(({ address }) => address)).toEqual(['https://a.example/x', 'https://b.example/y', 'https://b.example/z?q=1']);
    for (const { headers } of asked) {
      expect([headers.get('range'), headers.get('accept-encoding')]).toEqual(['bytes=5-', 'identity']);
    }
  });

  test('from http to https is followed', async () => {
    const { answer } = ask('http://a.example/', { 'http://a.example/': redirect('https://a.example/'), 'https://a.example/': { status: 200, body: 'safe' } });
    expect(await answer).toBe('safe');
  });

  test.each([
    ['https://a.example/', 'http://a.example/', 'redirected from https to http, which is not followed'],
    ['https://a.example/', 'ftp://a.example/', 'redirected to something that is no web address'],
    ['https://a.example/', 'data:,evil', 'redirected to something that is no web address'],
    ['https://a.example/', 'http://[', 'redirected to something that is no web address'],
    ['http://a.example/', 'file:///etc/hostname', 'redirected to something that is no web address'],
  ])('from %s to %s is refused', async (from, to, message) => {
    const { answer, asked } = ask(from, { 'http://a.example/': { status: 200, body: 'unsafe' }, [from]: redirect(to) });
    expect(await reasonOf(answer)).toBe(message);
    expect(asked).toHaveLength(1);
  });

  test('in a circle ends', async () => {
    const { answer, asked } = ask('https://a.example/1', { 'https://a.example/1': redirect('/2'), 'https://a.example/2': redirect('/1') });
    expect(await reasonOf(answer)).toBe('redirected in a circle');
    expect(asked).toHaveLength(2);
  });

  test('is followed five times, and no more', async () => {
    const chain = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`https://a.example/${index}`, redirect(`/${index + 1}`)]));
    const { answer, asked } = ask('https://a.example/0', chain);
    expect(await reasonOf(answer)).toBe('redirected more than 5 times');
    expect(asked).toHaveLength(6);
  });
});

// RFC 9110, §15.5 and §15.6: what may pass are 408, 425, 429 and the server's own errors.
test.each([
  [304, false], [400, false], [401, false], [403, false], [404, false], [408, true], [410, false], [425, true], [429, true], [451, false], [500, true], [503, true], [599, true],
])('the answer %i may pass: %s', (status, isTransient) => {
  expect(refusal(status, undefined)).toMatchObject({ message: expect.stringMatching(`^answered ${status}`), details: { isTransient } });
});
