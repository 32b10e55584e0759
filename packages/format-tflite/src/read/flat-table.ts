import { invalidFile } from './invalid-file.ts';

declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };

/** All vectors together may be this many times as long as the file: they may be shared, and must not be multiplied. */
const maxShared = 4;

/** An untrusted flatbuffer: every position is checked before it is read, which the library does not do. */
export class FlatFile {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  #left: number;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#left = maxShared * bytes.length;
  }

  /** @throws VITRUM_INVALID_MODEL for a position outside of the file */
  check(at: number, length: number): number {
    if (at < 0 || at + length > this.bytes.length) throw invalidFile(`it refers to byte ${at + length} of ${this.bytes.length}`);
    return at;
  }

  /** Counts bytes that are read; a small file must not make much work by referring to one part again and again. */
  spend(length: number): void {
    this.#left -= length;
    if (this.#left < 0) throw invalidFile('its parts refer to the same bytes again and again');
  }

  /** The table at the root. */
  root(): FlatTable {
    return this.table(0);
  }

  /** The table that the offset at a position refers to. */
  table(at: number): FlatTable {
    return new FlatTable(this, at + this.view.getUint32(this.check(at, 4), true));
  }
}

/** A vector: where its elements begin, and how many there are. */
interface Vector {
  readonly start: number;
  readonly length: number;
}

/** A table of an untrusted flatbuffer. Fields that it lacks have a value that the schema says. */
export class FlatTable {
  readonly #file: FlatFile;
  readonly #at: number;
  readonly #fields: Vector;

  constructor(file: FlatFile, at: number) {
    this.#file = file;
    this.#at = at;
    file.spend(8);
    const fields = at - file.view.getInt32(file.check(at, 4), true);
    const length = file.view.getUint16(file.check(fields, 4), true);
    file.check(fields, length);
    this.#fields = { start: fields + 4, length: (length - 4) >> 1 };
  }

  /** The position of a field; undefined where the table lacks it. */
  #place(field: number, size: number): number | undefined {
    if (field >= this.#fields.length) return undefined;
    const offset = this.#file.view.getUint16(this.#fields.start + 2 * field, true);
    return offset === 0 ? undefined : this.#file.check(this.#at + offset, size);
  }

  byte(field: number, missing = 0): number {
    const at = this.#place(field, 1);
    return at === undefined ? missing : this.#file.view.getInt8(at);
  }

  int(field: number, missing = 0): number {
    const at = this.#place(field, 4);
    return at === undefined ? missing : this.#file.view.getInt32(at, true);
  }

  float(field: number, missing = 0): number {
    const at = this.#place(field, 4);
    return at === undefined ? missing : this.#file.view.getFloat32(at, true);
  }

  /** A field of 64 bits that is not 0. */
  hasLong(field: number): boolean {
    const at = this.#place(field, 8);
    return at !== undefined && this.#file.view.getBigUint64(at, true) !== 0n;
  }

  table(field: number): FlatTable | undefined {
    const at = this.#place(field, 4);
    return at === undefined ? undefined : this.#file.table(at);
  }

  #vector(field: number, size: number): Vector | undefined {
    const place = this.#place(field, 4);
    if (place === undefined) return undefined;
    const at = place + this.#file.view.getUint32(place, true);
    const length = this.#file.view.getUint32(this.#file.check(at, 4), true);
    this.#file.check(at + 4, length * size);
    return { start: at + 4, length };
  }

  #list<T>(field: number, size: number, read: (at: number) => T): readonly T[] {
    const { start, length } = this.#vector(field, size) ?? { start: 0, length: 0 };
    this.#file.spend(length * size);
    return Array.from({ length }, (_, i) => read(start + i * size));
  }

  ints(field: number): readonly number[] {
    return this.#list(field, 4, (at) => this.#file.view.getInt32(at, true));
  }

  floats(field: number): readonly number[] {
    return this.#list(field, 4, (at) => this.#file.view.getFloat32(at, true));
  }

  longs(field: number): readonly number[] {
    return this.#list(field, 8, (at) => Number(this.#file.view.getBigInt64(at, true)));
  }

  tables(field: number): readonly FlatTable[] {
    return this.#list(field, 4, (at) => this.#file.table(at));
  }

  /** A part of the file, not copied. */
  bytes(field: number): Uint8Array {
    const { start, length } = this.#vector(field, 1) ?? { start: 0, length: 0 };
    return this.#file.bytes.subarray(start, start + length);
  }

  text(field: number): string {
    const bytes = this.bytes(field);
    this.#file.spend(bytes.length);
    return new TextDecoder().decode(bytes);
  }
}
