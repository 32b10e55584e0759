import type { ArrayEncoding } from './array-encoding.ts';
import type { ImageEncoding } from './image-encoding.ts';
import type { TableEncoding } from './table-encoding.ts';
import type { TextEncoding } from './text-encoding.ts';

/** The supported encodings, discriminated by `type`. */
export type KnownEncoding = TableEncoding | TextEncoding | ImageEncoding | ArrayEncoding;
