import type { OptionSchema } from '@vitrum/core';
import { cellOptions, encodingOption } from './cell-options.ts';
import { tableOptions } from './table-options.ts';

/** The options of the dataset `json-lines`. */
export const jsonLinesOptions = { ...tableOptions, encoding: encodingOption, ...cellOptions } as const satisfies OptionSchema;
