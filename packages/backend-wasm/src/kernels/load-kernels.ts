import { VitrumError } from '@vitrum/core';
import { isSimdAvailable } from '../is-simd-available.ts';
import { webAssembly, type WebAssemblyModule, type WebAssemblyNamespace } from '../web-assembly.ts';
import { decodeBase64 } from './base64.ts';

/** A compiled build of the kernels. */
export interface KernelModule {
  readonly module: WebAssemblyModule;
  /** True if products use fused instructions, whose last bit depends on the processor. */
  readonly isRelaxed: boolean;
}

/** `WebAssembly`; throws VITRUM_BACKEND_UNAVAILABLE if there is none. */
export function requireWebAssembly(): WebAssemblyNamespace {
  if (webAssembly !== undefined && isSimdAvailable()) return webAssembly;
  throw new VitrumError({
    code: 'VITRUM_BACKEND_UNAVAILABLE',
    message: 'The backend "wasm" needs WebAssembly with SIMD, which this engine does not have.',
    hint: 'Use the backend "reference", or Node 22 or a browser from 2023 or later.',
  });
}

/**
 * Compiles the fastest build that this engine accepts; no other is loaded.
 *
 * @throws VITRUM_BACKEND_UNAVAILABLE if compiling is forbidden, which `validate` does not reveal
 */
export async function loadKernels(isShared: boolean, isDeterministic: boolean): Promise<KernelModule> {
  const { validate, compile } = requireWebAssembly();
  try {
    if (!isDeterministic) {
      const relaxed = decodeBase64(await (isShared ? loadRelaxedShared() : loadRelaxed()));
      if (validate(relaxed)) return { module: await compile(relaxed), isRelaxed: true };
    }
    const plain = decodeBase64(await (isShared ? loadPlainShared() : loadPlain()));
    return { module: await compile(plain), isRelaxed: false };
  } catch (error) {
    throw refusedKernels(error);
  }
}

/** The engine's message names the policy that forbids compiling. */
function refusedKernels(error: unknown): VitrumError {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new VitrumError({
    code: 'VITRUM_BACKEND_UNAVAILABLE',
    message: `The backend "wasm" cannot load its WebAssembly here (${reason.replace(/\.$/, '')}).`,
    hint:
      "In a page, allow it with the Content-Security-Policy script-src 'self' 'wasm-unsafe-eval'; where WebAssembly cannot be " +
      'allowed, use the backend "reference".',
    cause: error,
  });
}

const loadRelaxed = async (): Promise<string> => (await import('../generated/relaxed.ts')).binary;
const loadRelaxedShared = async (): Promise<string> => (await import('../generated/relaxed-shared.ts')).binary;
const loadPlain = async (): Promise<string> => (await import('../generated/plain.ts')).binary;
const loadPlainShared = async (): Promise<string> => (await import('../generated/plain-shared.ts')).binary;
