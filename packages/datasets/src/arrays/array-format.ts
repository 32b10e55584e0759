import type { Shape } from '@vitrum/core';
import type { Numbers } from '../rows/number-rows.ts';

/** The kind of numbers: bytes from 0 to 255, other integers, booleans, or floats. */
export type NumberKind = 'byte' | 'integer' | 'boolean' | 'float';

/** An array of numbers in memory, and its name in messages: a path, URL or file name. */
export interface NamedArray {
  /** Where it comes from, for messages. */
  readonly name: string;
  /** Length of the array along each axis; the first axis counts the samples. */
  readonly shape: Shape;
  /** Its numbers in row-major order, as many as the product of `shape`. */
  readonly numbers: Numbers;
}

/** The content of a file with one array. */
export interface ArrayContent extends NamedArray {
  /** What kind of numbers the file stores. */
  readonly kind: NumberKind;
}

/** The header of a file with one array. */
export interface ArrayHeader {
  /** Length of the array along each axis. */
  readonly shape: Shape;
  /** What kind of numbers the file stores. */
  readonly kind: NumberKind;
  /** Bytes per number. */
  readonly elementSize: number;
  /** Position of the first number. */
  readonly dataOffset: number;
  /** True for row-major order: the last axis varies fastest. */
  readonly isRowMajor: boolean;
  /** Decodes bytes of the file to numbers, in file order. */
  readonly decode: (bytes: Uint8Array) => Numbers;
}

/** A file format with one array per file, such as IDX, readable in memory or piecewise from disk. */
export interface ArrayFormat {
  /** Maximum size of a header in bytes. */
  readonly headerRoom: number;
  /**
   * Reads shape and type of the array without its numbers, so that these can stay on disk.
   *
   * @param bytes - The beginning of the file, at least `headerRoom` bytes of it, or all of it if shorter.
   * @param fileSize - The size of the whole file; undefined if not known yet.
   */
  readHeader(bytes: Uint8Array, fileSize: number | undefined, name: string): ArrayHeader;
  /** Reads the array in a whole file, in row-major order. */
  read(bytes: Uint8Array, name: string): ArrayContent;
}
