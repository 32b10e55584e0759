import { binary as probe } from './generated/probe.ts';
import { decodeBase64 } from './kernels/base64.ts';
import { webAssembly } from './web-assembly.ts';

/** True if this engine runs WebAssembly with SIMD. */
export function isSimdAvailable(): boolean {
  return webAssembly?.validate(decodeBase64(probe)) ?? false;
}
