import { csvParserOptions, type CreateCsvParser } from './csv-parser.ts';

/** The parser for browsers, which parses a file as a whole. */
export const createMemoryCsvParser: CreateCsvParser = (division, take) => {
  const pieces: string[] = [];
  return {
    write: async (text) => void pieces.push(text),
    end: async () => {
      const { parse } = await import('csv-parse/browser/esm/sync');
      parse(pieces.join(''), csvParserOptions(division, take));
    },
    close: () => {
      pieces.length = 0;
    },
  };
};
