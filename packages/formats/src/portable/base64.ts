const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bytes as base64, in Node and browsers alike. */
export function base64Of(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b, c] = bytes.subarray(i, i + 3);
    const three = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    const four = [three >> 18, (three >> 12) & 63, (three >> 6) & 63, three & 63].map((digit) => digits[digit] ?? '');
    parts.push(b === undefined ? `${four[0]}${four[1]}==` : c === undefined ? `${four[0]}${four[1]}${four[2]}=` : four.join(''));
  }
  return parts.join('');
}
