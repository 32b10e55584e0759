import type * as elementary from '../../src/elementary/index.ts';

/** What the folder exports. */
export type ElementaryName = keyof typeof elementary;

/**
 * The 64-bit float nearest to the exact value, as its bits, for inputs at and beside every seam of the implementations and
 * across their ranges. Computed with mpmath 1.3 in 3000 bits and rounded once, to nearest even; subnormal results included.
 */
export const correctlyRounded: Readonly<Record<ElementaryName, readonly (readonly [x: number, bits: bigint])[]>> = {
  exp: [
    [1, 0x4005bf0a8b145769n], [-1, 0x3fd78b56362cef38n], [0.5, 0x3ffa61298e1e069cn], [-0.5, 0x3fe368b2fc6f960an],
    [0.1, 0x3ff1aec7b35a00d4n], [0.34657359027997264, 0x3ff6a09e667f3bccn], [0.3465735902799727, 0x3ff6a09e667f3bcdn],
    [-0.34657359027997264, 0x3fe6a09e667f3bcdn], [-0.3465735902799727, 0x3fe6a09e667f3bccn], [1e-10, 0x3ff000000006df38n],
    [-1e-20, 0x3ff0000000000000n], [5e-324, 0x3ff0000000000000n], [2.718281828459045, 0x402e4efb75e4527an],
    [10, 0x40d5829dcf950560n], [-10, 0x3f07cd79b5647c9bn], [20.125, 0x41c0625e2f548a3an], [-100.5, 0x36e01a0e5643644fn],
    [88.72283905206835, 0x47efffffdffffff5n], [700, 0x7f0d945df4f8ec8en], [709.782712893384, 0x7fefffffffffff2an],
    [-708.3964185322641, 0x001000000000007cn], [-708.5, 0x000e6cf6d08897acn], [-720, 0x0000000993b4dc95n],
    [-745.1332191019411, 0x0000000000000001n],
  ],
  expm1: [
    [1, 0x3ffb7e151628aed3n], [-1, 0xbfe43a54e4e98864n], [0.5, 0x3fe4c2531c3c0d38n], [-0.5, 0xbfd92e9a0720d3ecn],
    [0.34657359027997264, 0x3fda827999fcef32n], [0.3465735902799727, 0x3fda827999fcef33n],
    [-0.34657359027997264, 0xbfd2bec333018867n], [-0.3465735902799727, 0xbfd2bec333018867n],
    [0.35099073320678476, 0x3fdae90c764e81f2n], [1e-5, 0x3ee4f8bc681cdfb6n], [-1e-5, 0xbee4f8aea9acf2c9n],
    [1e-10, 0x3ddb7cdfd9dda4e3n], [-1e-16, 0xbc9cd2b297d889bcn], [1e-17, 0x3c670ef54646d497n],
    [5e-324, 0x0000000000000001n], [2.5, 0x40265d6fd931e0bbn], [-2.5, 0xbfed5f8f47ed617bn], [10, 0x40d5825dcf950560n],
    [-10, 0xbfefffa0ca192a6en], [-37, 0xbfefffffffffffffn], [-37.4, 0xbfefffffffffffffn], [37.5, 0x4351293919c201e5n],
    [50, 0x44719103e4080b45n], [709.782712893384, 0x7fefffffffffff2an],
  ],
  log: [
    [2, 0x3fe62e42fefa39efn], [0.5, 0xbfe62e42fefa39efn], [10, 0x40026bb1bbb55516n], [0.1, 0xc0026bb1bbb55515n],
    [3, 0x3ff193ea7aad030bn], [1.0000000000000002, 0x3cafffffffffffffn], [0.9999999999999999, 0xbca0000000000000n],
    [1.0001, 0x3f1a368d0657fcd4n], [0.9999, 0xbf1a3738d2cf1cc2n], [0.7071067811865476, 0xbfd62e42fefa39een],
    [0.7071067811865475, 0xbfd62e42fefa39f1n], [0.7071067811865477, 0xbfd62e42fefa39ebn],
    [1.4142135623730951, 0x3fd62e42fefa39f0n], [1.4142135623730954, 0x3fd62e42fefa39f3n],
    [2.718281828459045, 0x3ff0000000000000n], [1e-10, 0xc037069e2aa2aa5bn], [10000000000, 0x4037069e2aa2aa5bn],
    [1e300, 0x4085963447f87fb5n], [1.7976931348623157e308, 0x40862e42fefa39efn],
    [2.2250738585072014e-308, 0xc086232bdd7abcd2n], [2.225073858507201e-308, 0xc086232bdd7abcd2n],
    [1e-310, 0xc0864e69394d9508n], [5e-324, 0xc0874385446d71c3n], [0.75, 0xbfd269621134db92n],
  ],
  log1p: [
    [1, 0x3fe62e42fefa39efn], [-0.5, 0xbfe62e42fefa39efn], [0.5, 0x3fd9f323ecbf984cn], [-0.2928, 0xbfd62c1a17840102n],
    [-0.29279999999999995, 0xbfd62c1a17840101n], [0.4142, 0x3fd62e1ac5b1d182n], [0.41419999999999996, 0x3fd62e1ac5b1d182n],
    [1e-5, 0x3ee4f8aea9ae7317n], [-1e-5, 0xbee4f8bc681e6006n], [1e-10, 0x3ddb7cdfd9d1d693n], [-1e-16, 0xbc9cd2b297d889bcn],
    [1e-17, 0x3c670ef54646d497n], [5e-324, 0x0000000000000001n], [0.9999999999999999, 0x3fe62e42fefa39efn],
    [-0.9, 0xc0026bb1bbb55516n], [-0.9999999999999999, 0xc0425e4f7b2737fan], [3, 0x3ff62e42fefa39efn],
    [10, 0x40032ee3b77f374cn], [1000000000000000, 0x404144f69ff9ffc4n], [4503599627370497, 0x404205966f2b4f12n],
    [1e16, 0x40426bb1bbb55516n], [1e300, 0x4085963447f87fb5n], [1.7976931348623157e308, 0x40862e42fefa39efn],
    [0.75, 0x3fe1e85f5e7040d0n],
  ],
  tanh: [
    [1, 0x3fe85efab514f394n], [0.5, 0x3fdd9353d7568af3n], [0.1, 0x3fb983d7795f413an], [0.625, 0x3fe1bf47eabb8f95n],
    [0.6250000000000001, 0x3fe1bf47eabb8f96n], [-0.625, 0xbfe1bf47eabb8f95n], [-0.6250000000000001, 0xbfe1bf47eabb8f96n],
    [0.6271904319583581, 0x3fe1cbb0cbf71b17n], [2, 0x3feed9505e1bc3d4n], [-3, 0xbfefd77d111a0b00n],
    [5, 0x3fefff419668df11n], [10, 0x3feffffffdc96f35n], [15, 0x3feffffffffff96an], [18.5, 0x3feffffffffffffen],
    [19, 0x3fefffffffffffffn], [19.099999999999998, 0x3ff0000000000000n], [0.001, 0x3f50624d77516ce2n],
    [1e-5, 0x3ee4f8b588e06854n], [3.725290298461914e-9, 0x3e30000000000000n], [3.7252902984619136e-9, 0x3e2fffffffffffffn],
    [-1e-10, 0xbddb7cdfd9d7bdbbn], [5e-324, 0x0000000000000001n], [0.25, 0x3fcf597ea69a1c86n], [8, 0x3fefffff872a91f8n],
  ],
  erf: [
    [0.5, 0x3fe0a7ef5c18edd2n], [1, 0x3feaf767a741088bn], [0.1, 0x3fbcca5ea24fb334n], [-0.25, 0xbfd1af54e232d609n],
    [0.75, 0x3fe6c1c9759d0e5fn], [0.875, 0x3fe91724951b8fc6n], [0.8750000000000001, 0x3fe91724951b8fc6n],
    [-0.875, 0xbfe91724951b8fc6n], [1.5, 0x3feeea5557137ae0n], [2, 0x3fefd9ae142795e3n],
    [1.9999999999999998, 0x3fefd9ae142795e3n], [2.0000000000000004, 0x3fefd9ae142795e3n], [2.5, 0x3feffcaa8f4c9bean],
    [-3, 0xbfefffd1ac4135f9n], [4, 0x3feffffff7b91176n], [5, 0x3fefffffffffc9e8n], [5.9, 0x3fefffffffffffffn],
    [6.5, 0x3ff0000000000000n], [1e-5, 0x3ee7a9f084b5e44cn], [1e-10, 0x3ddf044332d68161n], [5e-324, 0x0000000000000001n],
    [2.2250738585072014e-308, 0x00120dd750429b6dn], [1.25, 0x3fed8865d98abe01n], [3.5, 0x3feffffe710d565en],
  ],
  erfc: [
    [0.5, 0x3fdeb02147ce245cn], [-0.5, 0x3ff853f7ae0c76e9n], [0.1, 0x3fec66b42bb60999n],
    [0.869712909053975, 0x3fcbfec297eb33b3n], [0.875, 0x3fcba36dab91c0e9n], [0.8750000000000001, 0x3fcba36dab91c0e7n],
    [1, 0x3fc4226162fbddd5n], [-1, 0x3ffd7bb3d3a08445n], [1.5, 0x3fa15aaa8ec85205n],
    [1.9999999999999998, 0x3f7328f5ec350e6cn], [2, 0x3f7328f5ec350e67n], [2.0000000000000004, 0x3f7328f5ec350e5cn],
    [1.2, 0x3fb6f5a9c2697cc6n], [1.8, 0x3f8657b81585bd17n], [2.3, 0x3f52bad48659485en], [2.6, 0x3f2ef000330f060cn],
    [3, 0x3ef729df6503422an], [-3, 0x3fffffe8d6209afdn], [5, 0x3d7b0c1a759f7739n], [10, 0x36a7d8a7f2a8a2d0n],
    [15.5, 0x29f869c2824b4b6bn], [20.25, 0x1aa2dd03980220acn], [25, 0x073cbcb3935e8707n], [26.5, 0x0043df6725a60cf5n],
    [26.6, 0x0000c860a467b1a5n], [27.2, 0x0000000000000002n], [1e-17, 0x3ff0000000000000n], [-6.5, 0x4000000000000000n],
  ],
  expNegativeSquare: [
    [0.5, 0x3fe8ebef9eac820bn], [1, 0x3fd78b56362cef38n], [-1, 0x3fd78b56362cef38n], [0.1, 0x3fefae7cfd2b9cfen],
    [1e-5, 0x3feffffffff24190n], [1e-10, 0x3ff0000000000000n], [1.5, 0x3fbafb718e8457f7n], [2, 0x3f92c155b8213cf4n],
    [-2.5, 0x3f5fa0e9586aebc7n], [3.3, 0x3ef38ca437a902c6n], [5.1, 0x3d963f16173ac19bn], [7.7, 0x3a960c6cebb31a14n],
    [-10.1, 0x36bc74d38f7191c0n], [13.3, 0x2ffbe3d4be8317a9n], [17.9, 0x230ad5f0d75af21cn], [20.3, 0x1ac650149cb509b6n],
    [22.2, 0x137f9b69dfc41412n], [25.3, 0x063759850e9eb5edn], [26.1, 0x0282a86927cd09bbn], [26.5, 0x009d30aac661817cn],
    [26.6, 0x002276f5b2f9b96bn], [26.9, 0x000000004252bc7cn], [27.1, 0x00000000000058abn], [27.2, 0x0000000000000063n],
  ],
  sigmoid: [
    [1, 0x3fe764d4f5d5a2bdn], [-1, 0x3fd136561454ba86n], [0.5, 0x3fe3eb2fd4d34391n], [-0.5, 0x3fd829a0565978dfn],
    [0.1, 0x3fe0cca12729afb8n], [-2, 0x3fbe84152bac31afn], [2, 0x3fec2f7d5a8a79can],
    [-4.84930551876181, 0x3f7fd680841a792bn], [5, 0x3fefc92c130538e1n], [-5, 0x3f7b69f67d638f8en],
    [10, 0x3fefffa0cb346f89n], [-10, 0x3f07cd32e41dd960n], [20, 0x3feffffffee4b79bn], [-20, 0x3e21b4865556b5d5n],
    [36, 0x3feffffffffffffen], [37, 0x3fefffffffffffffn], [-36, 0x3cb0b6c3afdde062n], [-100, 0x36ea8c1f14e2af5dn],
    [-700, 0x00d14f2b0fb9307fn], [-708.5, 0x000e6cf6d08897acn], [-745, 0x0000000000000001n], [1e-5, 0x3fe000053e2d6239n],
    [-1e-10, 0x3fdffffffff920c8n], [5e-324, 0x3fe0000000000000n],
  ],
  softplus: [
    [1, 0x3ff5031eafefb049n], [-1, 0x3fd40c7abfbec124n], [0.5, 0x3fef2ba37edae032n], [-0.5, 0x3fde5746fdb5c064n],
    [0.1, 0x3fe7d218f1c8904fn], [0.881, 0x3ff3a496f4dd4269n], [-0.881, 0x3fd6300e00835faan], [2, 0x400103f2d54301d5n],
    [-2, 0x3fc03f2d54301d49n], [5, 0x401406e06368916an], [-5, 0x3f7b818da245a728n], [10, 0x40240005f3559328n],
    [-10, 0x3f07cd564c9e0d19n], [20, 0x403400000008da43n], [-20, 0x3e21b48655a5141en], [36, 0x4042000000000000n],
    [40, 0x4044000000000000n], [-40, 0x3c539792499b1a24n], [100, 0x4059000000000000n], [-100, 0x36ea8c1f14e2af5dn],
    [-700, 0x00d14f2b0fb9307fn], [-720, 0x0000000993b4dc95n], [-745, 0x0000000000000001n], [1e-10, 0x3fe62e42ff011927n],
  ],
};
