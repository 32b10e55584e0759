import type { Shape } from '@vitrum/core';
import type { Numbers } from '../rows/number-rows.ts';

/** What numbers are like: 0 to 255, other whole numbers, true or false, or floats. */
export type NumberKind = 'byte' | 'integer' | 'boolean' | 'float';

/** An array of numbers in memory, and what messages call it: its path, address or file name. */
export interface NamedArray {
  readonly name: string;
  readonly shape: Shape;
  readonly numbers: Numbers;
}

/** What a file with one array holds. */
export interface ArrayContent extends NamedArray {
  readonly kind: NumberKind;
}

/** What the header of a file with one array says. */
export interface ArrayHeader {
  readonly shape: Shape;
  readonly kind: NumberKind;
  /** Bytes per number. */
  readonly elementSize: number;
  /** Where the numbers begin. */
  readonly dataOffset: number;
  /** True where the numbers of a row lie side by side: the last axis runs fastest. */
  readonly isRowMajor: boolean;
  /** The numbers in bytes of the file, in the order of the file. */
  readonly decode: (bytes: Uint8Array) => Numbers;
}

/** A format of files with one array each, such as IDX: what is needed to read them, in memory or bit by bit from a disk. */
export interface ArrayFormat {
  /** As many bytes as the longest header has. */
  readonly headerRoom: number;
  /**
   * @param bytes - The beginning of the file, at least `headerRoom` bytes of it where it has as many.
   * @param fileSize - The size of the whole file; undefined: not known yet, and not compared.
   */
  readHeader(bytes: Uint8Array, fileSize: number | undefined, name: string): ArrayHeader;
  /** The array in a whole file, row by row. */
  read(bytes: Uint8Array, name: string): ArrayContent;
}
