import { VitrumError } from '@vitrum/core';

/** Something is wrong in a table; the message begins with where: `flowers.csv, line 7: …`. */
export function invalidTable(message: string, hint: string, nearest?: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_TABLE', message, hint, nearest });
}

/** A place in a file, for people. */
export function placeOf(file: string, line: number): string {
  return `${file}, line ${line.toLocaleString('en-US')}`;
}
