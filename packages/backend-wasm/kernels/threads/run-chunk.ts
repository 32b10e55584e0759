import { activationBackward } from '../activation/backward';
import { activationForward } from '../activation/forward';
import { convertRows } from '../bytes/convert';
import { convolve } from '../convolution/convolve';
import { addFloats, multiplyFloats } from '../elementwise/pairs';
import { packedProduct } from '../matmul/packed-product';
import { reluBackProduct } from '../matmul/relu-back-product';
import { moments } from '../normalize/moments';
import { normalize } from '../normalize/normalize';
import { normalizeBack } from '../normalize/normalize-back';
import { normalizeSums } from '../normalize/normalize-sums';
import { update } from '../optimizer/update';
import { averagePool, averagePoolBack } from '../pool/average-pool';
import { maxPool } from '../pool/max-pool';
import { maxPoolActivateBack, maxPoolBack } from '../pool/max-pool-back';
import { dropMask } from '../random/drop-mask';
import { columnsProduct, listProduct } from '../sparse/list-product';

/** Calls the kernel identified by a chunk's first word, with the words after it; the numbers are those of src/threads/thread-pool.ts. */
export function runChunk(chunk: usize, scratch: usize): void {
  switch (load<i32>(chunk)) {
    case 0: return runPackedProduct(chunk, scratch);
    case 1: return runListProduct(chunk, scratch);
    case 2: return runActivationForward(chunk);
    case 3: return runActivationBackward(chunk);
    case 4: return runUpdate(chunk);
    case 5: return runMaxPool(chunk);
    case 6: return runMaxPoolBack(chunk);
    case 7: return runAveragePool(chunk);
    case 8: return runAveragePoolBack(chunk);
    case 9: return runConvolution(chunk, scratch);
    case 10: return runMaxPoolActivateBack(chunk);
    case 11: return addFloats(load<usize>(chunk, 4), load<usize>(chunk, 8), load<usize>(chunk, 12), load<i32>(chunk, 16));
    case 12: return runMoments(chunk);
    case 13: return runNormalize(chunk);
    case 14: return runNormalizeSums(chunk);
    case 15: return runNormalizeBack(chunk);
    case 16: return multiplyFloats(load<usize>(chunk, 4), load<usize>(chunk, 8), load<usize>(chunk, 12), load<i32>(chunk, 16));
    case 17: return runDropMask(chunk);
    case 18: return runConvertRows(chunk);
    case 19: return runColumnsProduct(chunk, scratch);
    case 20: return runReluBackProduct(chunk, scratch);
  }
}

function runPackedProduct(chunk: usize, scratch: usize): void {
  packedProduct(
    load<usize>(chunk, 4), load<usize>(chunk, 8), load<i32>(chunk, 12) != 0, load<usize>(chunk, 16), load<usize>(chunk, 20),
    load<i32>(chunk, 24) != 0, load<usize>(chunk, 28), load<usize>(chunk, 32), load<usize>(chunk, 36), load<i32>(chunk, 40),
    load<i32>(chunk, 44), load<i32>(chunk, 48), load<f32>(chunk, 52), load<i32>(chunk, 56) != 0, scratch,
  );
}

function runListProduct(chunk: usize, scratch: usize): void {
  listProduct(
    load<usize>(chunk, 4), load<usize>(chunk, 8), load<i32>(chunk, 12) != 0, load<usize>(chunk, 16), load<usize>(chunk, 20),
    load<i32>(chunk, 24) != 0, load<usize>(chunk, 28), load<usize>(chunk, 32), load<usize>(chunk, 36), load<i32>(chunk, 40),
    load<i32>(chunk, 44), load<i32>(chunk, 48), load<f32>(chunk, 52), load<i32>(chunk, 56) != 0, scratch,
  );
}

function runActivationForward(chunk: usize): void {
  activationForward(
    load<i32>(chunk, 4), load<f32>(chunk, 8), load<usize>(chunk, 12), load<usize>(chunk, 16), load<i32>(chunk, 20),
  );
}

function runActivationBackward(chunk: usize): void {
  activationBackward(
    load<i32>(chunk, 4), load<f32>(chunk, 8), load<usize>(chunk, 12), load<usize>(chunk, 16), load<usize>(chunk, 20),
    load<usize>(chunk, 24), load<i32>(chunk, 28),
  );
}

function runUpdate(chunk: usize): void {
  update(
    load<i32>(chunk, 4), load<usize>(chunk, 8), load<usize>(chunk, 12), load<usize>(chunk, 16), load<usize>(chunk, 20),
    load<usize>(chunk, 24), load<i32>(chunk, 28), load<f32>(chunk, 32), load<f32>(chunk, 36), load<f32>(chunk, 40),
    load<f32>(chunk, 44), load<f32>(chunk, 48), load<f32>(chunk, 52), load<f32>(chunk, 56), load<f32>(chunk, 60),
  );
}

function runMaxPool(chunk: usize): void {
  maxPool(
    load<usize>(chunk, 4), load<usize>(chunk, 8), load<i32>(chunk, 12), load<i32>(chunk, 16), load<i32>(chunk, 20), load<i32>(chunk, 24),
    load<i32>(chunk, 28), load<i32>(chunk, 32), load<i32>(chunk, 36), load<i32>(chunk, 40), load<i32>(chunk, 44), load<i32>(chunk, 48),
  );
}

function runAveragePool(chunk: usize): void {
  averagePool(
    load<usize>(chunk, 4), load<usize>(chunk, 8), load<i32>(chunk, 12), load<i32>(chunk, 16), load<i32>(chunk, 20), load<i32>(chunk, 24),
    load<i32>(chunk, 28), load<i32>(chunk, 32), load<i32>(chunk, 36), load<i32>(chunk, 40), load<i32>(chunk, 44), load<i32>(chunk, 48),
  );
}

function runAveragePoolBack(chunk: usize): void {
  averagePoolBack(
    load<usize>(chunk, 4), load<usize>(chunk, 8), load<i32>(chunk, 12), load<i32>(chunk, 16), load<i32>(chunk, 20), load<i32>(chunk, 24),
    load<i32>(chunk, 28), load<i32>(chunk, 32), load<i32>(chunk, 36), load<i32>(chunk, 40), load<i32>(chunk, 44), load<i32>(chunk, 48),
  );
}

function runMaxPoolBack(chunk: usize): void {
  maxPoolBack(
    load<usize>(chunk, 4), load<usize>(chunk, 8), load<usize>(chunk, 12), load<usize>(chunk, 16), load<i32>(chunk, 20), load<i32>(chunk, 24),
    load<i32>(chunk, 28), load<i32>(chunk, 32), load<i32>(chunk, 36), load<i32>(chunk, 40), load<i32>(chunk, 44), load<i32>(chunk, 48),
    load<i32>(chunk, 52), load<i32>(chunk, 56),
  );
}

/** A word has two lengths of places, each below 2¹⁵. */
function runMaxPoolActivateBack(chunk: usize): void {
  maxPoolActivateBack(
    load<i32>(chunk, 4), load<f32>(chunk, 8), load<usize>(chunk, 12), load<usize>(chunk, 16), load<usize>(chunk, 20), load<usize>(chunk, 24),
    load<usize>(chunk, 28), load<i32>(chunk, 32), load<u16>(chunk, 36), load<u16>(chunk, 38), load<i32>(chunk, 40), load<u16>(chunk, 44),
    load<u16>(chunk, 46), load<u16>(chunk, 48), load<u16>(chunk, 50), load<u16>(chunk, 52), load<u16>(chunk, 54),
  );
}

function runConvolution(chunk: usize, scratch: usize): void {
  convolve(load<i32>(chunk, 4), load<usize>(chunk, 8), load<i32>(chunk, 12), load<i32>(chunk, 16), load<usize>(chunk, 20), scratch);
}

function runMoments(chunk: usize): void {
  moments(
    load<usize>(chunk, 4), load<usize>(chunk, 8), load<usize>(chunk, 12), load<i32>(chunk, 16), load<i32>(chunk, 20),
    load<i32>(chunk, 24), load<i32>(chunk, 28),
  );
}

function runNormalize(chunk: usize): void {
  normalize(
    load<usize>(chunk, 4), load<usize>(chunk, 8), load<usize>(chunk, 12), load<usize>(chunk, 16), load<usize>(chunk, 20),
    load<usize>(chunk, 24), load<i32>(chunk, 28), load<i32>(chunk, 32), load<i32>(chunk, 36), load<i32>(chunk, 40),
    load<f32>(chunk, 44),
  );
}

function runNormalizeSums(chunk: usize): void {
  normalizeSums(
    load<usize>(chunk, 4), load<usize>(chunk, 8), load<usize>(chunk, 12), load<usize>(chunk, 16), load<usize>(chunk, 20),
    load<usize>(chunk, 24), load<usize>(chunk, 28), load<usize>(chunk, 32), load<usize>(chunk, 36), load<i32>(chunk, 40),
    load<i32>(chunk, 44), load<i32>(chunk, 48), load<i32>(chunk, 52), load<f32>(chunk, 56),
  );
}

function runNormalizeBack(chunk: usize): void {
  normalizeBack(
    load<usize>(chunk, 4), load<usize>(chunk, 8), load<usize>(chunk, 12), load<usize>(chunk, 16), load<usize>(chunk, 20),
    load<usize>(chunk, 24), load<usize>(chunk, 28), load<usize>(chunk, 32), load<i32>(chunk, 36), load<i32>(chunk, 40),
    load<i32>(chunk, 44), load<i32>(chunk, 48), load<f32>(chunk, 52),
  );
}

function runDropMask(chunk: usize): void {
  dropMask(
    load<usize>(chunk, 4), load<i32>(chunk, 8), load<i32>(chunk, 12), load<f32>(chunk, 16), load<i32>(chunk, 20), load<i32>(chunk, 24),
    load<i32>(chunk, 28), load<i32>(chunk, 32), load<i32>(chunk, 36), load<i32>(chunk, 40),
  );
}

function runConvertRows(chunk: usize): void {
  convertRows(load<usize>(chunk, 4), load<i32>(chunk, 8), load<i32>(chunk, 12), load<f32>(chunk, 16), load<f32>(chunk, 20), load<usize>(chunk, 24));
}

function runColumnsProduct(chunk: usize, scratch: usize): void {
  columnsProduct(
    load<usize>(chunk, 4), load<usize>(chunk, 8), load<i32>(chunk, 12), load<usize>(chunk, 16), load<usize>(chunk, 20),
    load<i32>(chunk, 24) != 0, load<usize>(chunk, 28), load<usize>(chunk, 32), load<usize>(chunk, 36), load<i32>(chunk, 40),
    load<i32>(chunk, 44), load<i32>(chunk, 48), load<f32>(chunk, 52), load<i32>(chunk, 56) != 0, load<i32>(chunk, 60), scratch,
  );
}

function runReluBackProduct(chunk: usize, scratch: usize): void {
  reluBackProduct(
    load<usize>(chunk, 4), load<usize>(chunk, 8), load<usize>(chunk, 12), load<usize>(chunk, 16), load<i32>(chunk, 20), load<i32>(chunk, 24),
    load<i32>(chunk, 28), load<usize>(chunk, 32), load<f32>(chunk, 36), scratch,
  );
}
