/** The first 1216 bits of 2/π after the binary point, as an integer: enough to divide the largest 64-bit float by π/2. */
export const TWO_OVER_PI_DIGITS = /* @__PURE__ */ BigInt(
  '0x' +
  'a2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561b7246e3a424d' +
  'd2e006492eea09d1921cfe1deb1cb129a73ee88235f52ebb4484e99c7026b45f7e413991d639' +
  '835339f49c845f8bbdf9283b1ff897ffde05980fef2f118b5a0a6d1f6d367ecf27cb09b74f46' +
  '3f669e5fea2d7527bac7ebe5f17b3d0739f78a5292ea6bfb5fb11f8d5d0856033046fc7b6bab',
);

/** Their number. */
export const TWO_OVER_PI_BITS = 1216n;
