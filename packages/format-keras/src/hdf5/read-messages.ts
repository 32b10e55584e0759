import { invalidKerasFile } from '../invalid-keras-file.ts';
import type { ByteReader } from './byte-reader.ts';

/** Types of messages in the header of an object. */
export const messageTypes = { dataspace: 0x01, linkInfo: 0x02, datatype: 0x03, link: 0x06, layout: 0x08, filters: 0x0b, attribute: 0x0c, continuation: 0x10, symbolTable: 0x11 } as const;

/** One message of the header of an object. */
export interface Message {
  readonly type: number;
  /** Where its content begins. */
  readonly at: number;
  readonly length: number;
}

/** The messages in the header of an object, those in its continuations among them. */
export function readMessages(reader: ByteReader, header: number): readonly Message[] {
  const version = reader.uint8(header);
  if (version !== 1) {
    if (version === 0x4f) throw reader.unsupported('headers of a later kind'); // OHDR
    throw invalidKerasFile(`at byte ${header} there is no header of an object`);
  }
  const messages: Message[] = [];
  const blocks = [{ at: header + 16, end: header + 16 + reader.uint32(header + 8) }];
  for (let block = blocks.shift(); block !== undefined; block = blocks.shift()) {
    for (let { at } = block; at + 8 <= block.end;) {
      reader.visit();
      const [type, length] = [reader.uint16(at), reader.uint16(at + 2)];
      if (type === messageTypes.continuation) {
        const start = reader.address(at + 8);
        blocks.push({ at: start, end: start + reader.address(at + 16) });
      } else {
        messages.push({ type, at: at + 8, length });
      }
      at += 8 + length;
    }
  }
  return messages;
}
