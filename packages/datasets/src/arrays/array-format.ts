import type { Shape } from '@vitrum/core';
import type { Numbers } from '../rows/number-rows.ts';

/** The kind of numbers: bytes from 0 to 255, other integers, booleans, or floats. */
export type NumberKind = 'byte' | 'integer' | 'boolean' | 'float';

/** An array of numbers in memory, and its name in messages: a path, URL or file name. */
export interface NamedArray {
  readonly name: string;
  readonly shape: Shape;
  readonly numbers: Numbers;
}

/** The content of a file with one array. */
export interface ArrayContent extends NamedArray {
  readonly kind: NumberKind;
}

/** The header of a file with one array. */
export interface ArrayHeader {
  readonly shape: Shape;
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
   * @param bytes - The beginning of the file, at least `headerRoom` bytes of it, or all of it if shorter.
   * @param fileSize - The size of the whole file; undefined if not known yet.
   */
  readHeader(bytes: Uint8Array, fileSize: number | undefined, name: string): ArrayHeader;
  /** Reads the array in a whole file, in row-major order. */
  read(bytes: Uint8Array, name: string): ArrayContent;
}
