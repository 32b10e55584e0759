declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };

/** The name of the first file in a ZIP archive, by which formats know each other's apart; undefined for other bytes. */
export function firstMemberName(bytes: Uint8Array): string | undefined {
  if (bytes.length < 30 || bytes[0] !== 0x50 || bytes[1] !== 0x4b || bytes[2] !== 3 || bytes[3] !== 4) return undefined;
  const length = (bytes[26] ?? 0) + 256 * (bytes[27] ?? 0);
  return new TextDecoder().decode(bytes.subarray(30, 30 + length));
}
