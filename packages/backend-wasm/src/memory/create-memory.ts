import { VitrumError } from '@vitrum/core';
import type { WebAssemblyMemory, WebAssemblyNamespace } from '../web-assembly.ts';

export const pageBytes = 65_536;

/** 4 GiB: the range of a 32-bit address. */
const maxPages = 65_536;
const firstSharedPages = 256;

/** Growing a memory that is not shared would detach the arrays that view it, so 1 GiB is reserved at once. */
const reservedPages = 16_384;
const minPages = 256;

/** A memory for the kernels: a shared one grows on demand, any other has its final size. Untouched pages cost nothing. */
export function createMemory({ Memory }: WebAssemblyNamespace, isShared: boolean): WebAssemblyMemory {
  for (let pages = isShared ? maxPages : reservedPages; pages >= minPages; pages /= 2) {
    try {
      // The shared builds are compiled for a memory of at most 4 GiB, a smaller one fits too.
      return isShared ? new Memory({ initial: firstSharedPages, maximum: pages, shared: true }) : new Memory({ initial: pages });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error; // a RangeError: that much address space is not free
    }
  }
  throw new VitrumError({
    code: 'VITRUM_OUT_OF_MEMORY',
    message: `The backend "wasm" got no memory, not even ${minPages * pageBytes} bytes.`,
    hint: 'Close other pages or programs, or use the backend "reference".',
  });
}
