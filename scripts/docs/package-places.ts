/** The stations of the road that data take, in order. */
export const road = ['data', 'network', 'training', 'run', 'model'] as const;

/** Where a package stands in the picture of the packages: at a station, beside the road, or below or above all of it. */
export type PackagePlace = (typeof road)[number] | 'beside' | 'all';

/** The place of every package in `packages/`; how high it stands follows from what it imports. */
export const packagePlaces: Readonly<Record<string, PackagePlace>> = {
  '@vitrum/core': 'all',
  '@vitrum/tensor': 'all',
  vitrum: 'all',
  '@vitrum/datasets': 'data',
  '@vitrum/augmentations': 'data',
  '@vitrum/data-cache': 'data',
  '@vitrum/data-files': 'data',
  '@vitrum/activations': 'network',
  '@vitrum/layers': 'network',
  '@vitrum/networks': 'network',
  '@vitrum/network': 'network',
  '@vitrum/backend-wasm': 'network',
  '@vitrum/losses': 'training',
  '@vitrum/optimizers': 'training',
  '@vitrum/trainer': 'training',
  '@vitrum/runs': 'run',
  '@vitrum/sweeps': 'run',
  '@vitrum/sweeps-bullmq': 'run',
  '@vitrum/formats': 'model',
  '@vitrum/quantization': 'model',
  '@vitrum/keras-layers': 'model',
  '@vitrum/format-c': 'model',
  '@vitrum/format-javascript': 'model',
  '@vitrum/format-keras': 'model',
  '@vitrum/format-npz': 'model',
  '@vitrum/format-onnx': 'model',
  '@vitrum/format-python': 'model',
  '@vitrum/format-safetensors': 'model',
  '@vitrum/format-tfjs': 'model',
  '@vitrum/format-tflite': 'model',
  '@vitrum/plots': 'beside',
  '@vitrum/plugins': 'beside',
  '@vitrum/plugin-kit': 'beside',
};
