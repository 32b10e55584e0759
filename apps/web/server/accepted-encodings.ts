import type { IncomingMessage } from 'node:http';

/** The encodings that a client takes, by RFC 9110, §12.5.3: a weight of 0 refuses one. */
export function acceptedEncodings({ headers }: Pick<IncomingMessage, 'headers'>): readonly string[] {
  return (headers['accept-encoding'] ?? '')
    .split(',')
    .map((part) => part.split(';').map((piece) => piece.trim().toLowerCase()))
    .filter(([name, ...parameters]) => name !== '' && !parameters.some((parameter) => /^q\s*=\s*0(\.0*)?$/.test(parameter)))
    .map(([name = '']) => name);
}
