import type { DataEncoding } from '@vitrum/core';

/** A picture: its bytes, row by row and channels last, divided by 255. */
export interface ImageEncoding extends DataEncoding {
  readonly type: 'image';
  readonly height: number;
  readonly width: number;
  /** 1 for grey, 3 for red, green and blue. */
  readonly channels: number;
}
