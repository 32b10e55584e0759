import { Writable } from 'node:stream';

/** A stream that records what is written to it. */
export interface CollectingStream extends NodeJS.WritableStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly written: () => string;
}

/** A pipe; with a number of columns, a terminal. */
export function collectingStream(columns?: number): CollectingStream {
  let text = '';
  const stream = new Writable({
    decodeStrings: false,
    write: (chunk: Buffer | string, _encoding, done) => {
      text += chunk.toString();
      done();
    },
  });
  return Object.assign(stream, { ...(columns !== undefined && { isTTY: true, columns }), written: () => text });
}
