/** The character encoding of a file, and the reason. */
export interface FoundEncoding {
  /** A label for TextDecoder. */
  readonly label: string;
  readonly reason: string;
  /** True for a guess that may be wrong. */
  readonly isGuess: boolean;
}

const marks: readonly (readonly [label: string, bytes: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** Number of bytes inspected for UTF-16. */
const beginningLength = 4096;

/**
 * Detects the encoding of a text: by its byte order mark; UTF-16 if every other byte is zero; UTF-8 if it is valid; otherwise
 * windows-1252, common in older Windows software. Undefined for binary data.
 */
export async function findEncoding(content: AsyncIterable<Uint8Array>): Promise<FoundEncoding | undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let [isFirst, isUtf8, isBinary] = [true, true, false];
  for await (const bytes of content) {
    if (isFirst) {
      const known = byMark(bytes) ?? byZeros(bytes);
      if (known !== undefined) return known;
    }
    isFirst = false;
    isUtf8 &&= isValid(decoder, bytes);
    isBinary ||= bytes.includes(0);
    if (!isUtf8 && isBinary) return undefined;
  }
  if (isUtf8 && isValid(decoder)) return { label: 'utf-8', reason: 'all of the file is valid UTF-8', isGuess: false };
  return isBinary ? undefined : { label: 'windows-1252', reason: 'it is not valid UTF-8', isGuess: true };
}

function byMark(bytes: Uint8Array): FoundEncoding | undefined {
  const [label] = marks.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte)) ?? [];
  return label === undefined ? undefined : { label, reason: 'its first bytes say so', isGuess: false };
}

/** In UTF-16, letters of European languages have a zero byte. */
function byZeros(bytes: Uint8Array): FoundEncoding | undefined {
  const beginning = bytes.subarray(0, beginningLength);
  const zeros = [0, 0];
  beginning.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const max = Math.max(even, odd);
  if (max < beginning.length / 4 || Math.min(even, odd) > max / 20) return undefined;
  return { label: odd > even ? 'utf-16le' : 'utf-16be', reason: 'every other byte is zero', isGuess: true };
}

function isValid(decoder: InstanceType<typeof TextDecoder>, bytes?: Uint8Array): boolean {
  try {
    decoder.decode(bytes, { stream: bytes !== undefined });
    return true;
  } catch {
    return false;
  }
}
