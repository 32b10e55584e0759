import { parse } from 'csv-parse';
import { csvParserOptions, type CreateCsvParser } from './csv-parser.ts';

/** The parser for Node, which parses a file chunk by chunk. */
export const createStreamCsvParser: CreateCsvParser = (division, take) => {
  const parser = parse(csvParserOptions(division, take));
  parser.on('error', () => undefined); // the callback of `write` receives it too
  return {
    write: (text) => settled((done) => parser.write(text, done)),
    end: () => settled((done) => parser.end(done)),
    close: () => void parser.destroy(),
  };
};

/** Waits until the parser has consumed its input. */
function settled(give: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    give((error) => {
      if (error === undefined || error === null) resolve();
      else reject(error);
    });
  });
}
