import { crc32c } from './crc32c.ts';

const maskDelta = 0xa282ead8;

/**
 * The bytes of a record in a TFRecord file: its length as 64 bits, the masked checksum of these 8 bytes, the data, the masked checksum
 * of the data; all little-endian. A record that was cut short shows as one.
 *
 * Source: TensorFlow, tensorflow/core/lib/io/record_writer.h.
 */
export function frameRecord(data: Uint8Array): Uint8Array {
  const record = new Uint8Array(data.length + 16);
  const view = new DataView(record.buffer);
  view.setUint32(0, data.length, true);
  view.setUint32(8, masked(crc32c(record.subarray(0, 8))), true);
  record.set(data, 12);
  view.setUint32(12 + data.length, masked(crc32c(data)), true);
  return record;
}

/** Turned right by 15 bits, plus a constant: a checksum of data that hold checksums would be weak. */
const masked = (checksum: number): number => (((checksum >>> 15) | (checksum << 17)) + maskDelta) >>> 0;
