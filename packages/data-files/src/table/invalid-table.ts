import { VitrumError } from '@vitrum/core';

/** A table is invalid; the message begins with the position: `flowers.csv, line 7: …`. */
export function invalidTable(message: string, hint: string, nearest?: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_TABLE', message, hint, nearest });
}

/** A position in a file, for messages. */
export function placeOf(file: string, line: number): string {
  return `${file}, line ${line.toLocaleString('en-US')}`;
}
