// Node and browsers have these; TypeScript's ECMAScript library does not declare them.

/** A memory, counted in pages of 64 KiB. */
export interface WebAssemblyMemory {
  readonly buffer: ArrayBuffer | SharedArrayBuffer;
  grow(pages: number): number;
}

/** A compiled module; it can be sent to another thread. */
export type WebAssemblyModule = object;

/** The part of `WebAssembly` that this package uses. */
export interface WebAssemblyNamespace {
  readonly Memory: new (descriptor: { initial: number; maximum?: number; shared?: boolean }) => WebAssemblyMemory;
  readonly validate: (bytes: Uint8Array<ArrayBuffer>) => boolean;
  readonly compile: (bytes: Uint8Array<ArrayBuffer>) => Promise<WebAssemblyModule>;
  readonly instantiate: (module: WebAssemblyModule, imports: object) => Promise<{ readonly exports: unknown }>;
}

declare const WebAssembly: WebAssemblyNamespace | undefined;

/** `WebAssembly`, or undefined where there is none. */
export const webAssembly: WebAssemblyNamespace | undefined = typeof WebAssembly === 'undefined' ? undefined : WebAssembly;
