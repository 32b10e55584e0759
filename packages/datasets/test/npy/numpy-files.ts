import type { NpyArray } from '@vitrum/datasets';

/** Files that `numpy.save` of NumPy 2.4.6 made, as base64; those of version 2.0 and 3.0 by `numpy.lib.format.write_array`. */
export const fromNumpy: readonly (NpyArray & { readonly title: string; readonly file: string })[] = [
  {
    title: 'u1, [2, 3]',
    type: 'u1',
    shape: [2, 3],
    data: Uint8Array.of(0, 1, 2, 253, 254, 255),
    file: 'k05VTVBZAQB2AHsnZGVzY3InOiAnfHUxJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDMpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAQL9/v8=',
  },
  {
    title: 'i1, [3]',
    type: 'i1',
    shape: [3],
    data: Int8Array.of(127, -128, -1),
    file: 'k05VTVBZAQB2AHsnZGVzY3InOiAnfGkxJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDMsKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAp/gP8=',
  },
  {
    title: 'b1, [2, 2]',
    type: 'b1',
    shape: [2, 2],
    data: Uint8Array.of(1, 0, 0, 1),
    file: 'k05VTVBZAQB2AHsnZGVzY3InOiAnfGIxJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDIpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoBAAAB',
  },
  {
    title: 'u2, big-endian',
    type: 'u2',
    shape: [3],
    data: Uint16Array.of(1, 258, 65535),
    file: 'k05VTVBZAQB2AHsnZGVzY3InOiAnPnUyJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDMsKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAQEC//8=',
  },
  {
    title: 'i2',
    type: 'i2',
    shape: [2],
    data: Int16Array.of(-2, 32767),
    file: 'k05VTVBZAQB2AHsnZGVzY3InOiAnPGkyJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAr+//9/',
  },
  {
    title: 'u4',
    type: 'u4',
    shape: [2],
    data: Uint32Array.of(0, 4294967295),
    file: 'k05VTVBZAQB2AHsnZGVzY3InOiAnPHU0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAA/////w==',
  },
  {
    title: 'i4, big-endian',
    type: 'i4',
    shape: [2],
    data: Int32Array.of(-2147483648, 65536),
    file: 'k05VTVBZAQB2AHsnZGVzY3InOiAnPmk0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAqAAAAAAAEAAA==',
  },
  {
    title: 'i8',
    type: 'i8',
    shape: [2],
    data: Float64Array.of(-9007199254740991, 7),
    file: 'k05VTVBZAQB2AHsnZGVzY3InOiAnPGk4JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoBAAAAAADg/wcAAAAAAAAA',
  },
  {
    title: 'u8, big-endian',
    type: 'u8',
    shape: [2],
    data: Float64Array.of(9007199254740991, 7),
    file: 'k05VTVBZAQB2AHsnZGVzY3InOiAnPnU4JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAH////////wAAAAAAAAAH',
  },
  {
    title: 'f2: smallest, largest, −0.5, ∞',
    type: 'f2',
    shape: [4],
    data: Float32Array.of(5.960464477539063e-08, 65504.0, -0.5, Infinity),
    file: 'k05VTVBZAQB2AHsnZGVzY3InOiAnPGYyJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDQsKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoBAP97ALgAfA==',
  },
  {
    title: 'f4',
    type: 'f4',
    shape: [2],
    data: Float32Array.of(1.5, -0.25),
    file: 'k05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAMA/AACAvg==',
  },
  {
    title: 'f8, big-endian, rank 0',
    type: 'f8',
    shape: [],
    data: Float64Array.of(3.141592653589793),
    file: 'k05VTVBZAQB2AHsnZGVzY3InOiAnPmY4JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKCksIH0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIApACSH7VEQtGA==',
  },
  {
    title: 'f4, Fortran order, [2, 3]',
    type: 'f4',
    shape: [2, 3],
    data: Float32Array.of(0.0, 1.0, 2.0, 3.0, 4.0, 5.0),
    file: 'k05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBUcnVlLCAnc2hhcGUnOiAoMiwgMyksIH0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAABAQAAAgD8AAIBAAAAAQAAAoEA=',
  },
  {
    title: 'u2, Fortran order, big-endian, [2, 3, 2]',
    type: 'u2',
    shape: [2, 3, 2],
    data: Uint16Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
    file: 'k05VTVBZAQB2AHsnZGVzY3InOiAnPnUyJywgJ2ZvcnRyYW5fb3JkZXInOiBUcnVlLCAnc2hhcGUnOiAoMiwgMywgMiksIH0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAGAAIACAAEAAoAAQAHAAMACQAFAAs=',
  },
  {
    title: 'no rows: [0, 4]',
    type: 'f4',
    shape: [0, 4],
    data: Float32Array.of(),
    file: 'k05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDAsIDQpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAo=',
  },
  {
    title: 'version 2.0',
    type: 'i2',
    shape: [2],
    data: Int16Array.of(3, 4),
    file: 'k05VTVBZAgB0AAAAeydkZXNjcic6ICc8aTInLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoMiwpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoDAAQA',
  },
  {
    title: 'version 3.0',
    type: 'i2',
    shape: [2],
    data: Int16Array.of(3, 4),
    file: 'k05VTVBZAwB0AAAAeydkZXNjcic6ICc8aTInLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoMiwpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoDAAQA',
  },
];

/** Files of the same origin that hold no numbers which can be read. */
export const notNumbers: readonly { readonly title: string; readonly file: string; readonly message: string }[] = [
  {
    title: 'integers beyond 2⁵³',
    file: 'k05VTVBZAQB2AHsnZGVzY3InOiAnPGk4JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDEsKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoBAAAAAAAgAA==',
    message: 'f holds integers beyond ±9,007,199,254,740,991, which floats cannot hold exactly.',
  },
  {
    title: 'text',
    file: 'k05VTVBZAQB2AHsnZGVzY3InOiAnPFUyJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAphAAAAAAAAAGIAAABjAAAA',
    message: 'f holds texts (of the type "<U2"), no numbers that can be read.',
  },
  {
    title: 'complex numbers',
    file: 'k05VTVBZAQB2AHsnZGVzY3InOiAnPGMxNicsICdmb3J0cmFuX29yZGVyJzogRmFsc2UsICdzaGFwZSc6ICgxLCksIH0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAAAAAAAAAAAAAPA/',
    message: 'f holds values of the type "<c16", no numbers that can be read.',
  },
  {
    title: 'records of several fields',
    file: 'k05VTVBZAQB2AHsnZGVzY3InOiBbKCdhJywgJzxpNCcpLCAoJ2InLCAnPGY0JyldLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoMSwpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoBAAAAAAAAQA==',
    message: 'f holds records of several fields, no numbers that can be read.',
  },
  {
    title: 'Python objects',
    file: 'k05VTVBZAQB2AHsnZGVzY3InOiAnfE8nLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoMiwpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAqABJWPAAAAAAAAAIwWbnVtcHkuX2NvcmUubXVsdGlhcnJheZSMDF9yZWNvbnN0cnVjdJSTlIwFbnVtcHmUjAduZGFycmF5lJOUSwCFlEMBYpSHlFKUKEsBSwKFlGgDjAVkdHlwZZSTlIwCTziUiYiHlFKUKEsDjAF8lE5OTkr/////Sv////9LP3SUYoldlChOjAF4lGV0lGIu',
    message: 'f holds Python objects, which only Python may unpack, no numbers that can be read.',
  },
];
