import type { Plugin } from '@vitrum/core';
import { safetensorsPlugin } from '@vitrum/format-safetensors';

/** The file formats of models that ship with the command line. What reads and writes them is imported when it is used. */
export const formatPlugins: readonly Plugin[] = [safetensorsPlugin];
