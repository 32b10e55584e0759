import type { FormatFile } from '@vitrum/core';

declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** The header of these parts, empty ones left out, a blank line between them. */
export function headerFile(parts: readonly string[]): readonly [FormatFile] {
  const text = [...parts, '#endif'].filter((part) => part !== '').join('\n\n');
  return [{ name: '.h', bytes: new TextEncoder().encode(`${text}\n`) }];
}
