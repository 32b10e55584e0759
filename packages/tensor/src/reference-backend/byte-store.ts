import type { ByteStore } from '@vitrum/core';

/** Bytes on the host, without copying. */
export function storeBytes(bytes: Uint8Array): ByteStore {
  return {
    read: (start, count, divisor, { data }, offset) => {
      for (let i = 0; i < count; i++) data[offset + i] = (bytes[start + i] ?? 0) / divisor;
    },
    release: () => undefined,
  };
}
