import { isRecord } from '@vitrum/core/internal';
import { sha256 } from '@vitrum/datasets/internal';

declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** Digits of a name: two different trials of a million have the same with a probability below 10⁻⁷. */
const digits = 16;

/**
 * The name of a trial: the beginning of the SHA-256 of its complete description as JSON with sorted keys. Equal descriptions have equal names on
 * every machine.
 */
export async function trialName(description: Readonly<Record<string, unknown>>): Promise<string> {
  const digest = await sha256(new TextEncoder().encode(JSON.stringify(sorted(JSON.parse(JSON.stringify(description))))));
  return digest.slice(0, digits);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}
