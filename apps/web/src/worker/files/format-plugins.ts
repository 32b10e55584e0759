import type { Plugin } from '@vitrum/core';
import { cPlugin } from '@vitrum/format-c';
import { javascriptPlugin } from '@vitrum/format-javascript';
import { kerasPlugin } from '@vitrum/format-keras';
import { npzPlugin } from '@vitrum/format-npz';
import { onnxPlugin } from '@vitrum/format-onnx';
import { pythonPlugin } from '@vitrum/format-python';
import { safetensorsPlugin } from '@vitrum/format-safetensors';
import { tfjsPlugin } from '@vitrum/format-tfjs';
import { tflitePlugin } from '@vitrum/format-tflite';

/** The file formats of models that the page has: those of the command line. What reads and writes them is loaded when it is used. */
export const formatPlugins: readonly Plugin[] = [safetensorsPlugin, npzPlugin, onnxPlugin, javascriptPlugin, cPlugin, pythonPlugin, tflitePlugin, tfjsPlugin, kerasPlugin];
