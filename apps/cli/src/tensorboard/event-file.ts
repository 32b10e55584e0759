import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '@vitrum/data-cache/internal';
import { encodeEvent, type Value } from './event-message.ts';
import { frameRecord } from './frame-record.ts';

const fileVersion = 'brain.Event:2';

/**
 * An event file of TensorBoard. It is only appended to; a record that a crash cut short is left out by readers. Another session of
 * the same run writes another file, whose first record says from which step on earlier files are forgotten.
 */
export class EventFile {
  readonly path: string;
  readonly #file: FileHandle;

  private constructor(path: string, file: FileHandle) {
    this.path = path;
    this.#file = file;
  }

  /**
   * Creates a new file in a folder, which is created if need be.
   *
   * @param firstStep - The first step of the session: what earlier sessions said of it and of later ones is forgotten.
   */
  static async create(folder: string, firstStep: number, milliseconds = Date.now()): Promise<EventFile> {
    await makeFolder(folder);
    const seconds = String(Math.floor(milliseconds / 1000)).padStart(10, '0');
    for (let number = 0; ; number++) {
      // Readers take the files in the order of their names.
      const path = join(folder, `events.out.tfevents.${seconds}.${String(number).padStart(3, '0')}.vitrum`);
      const file = await openNew(path);
      if (file === undefined) continue;
      const events = new EventFile(path, file);
      const wallTime = milliseconds / 1000;
      await events.#append([encodeEvent({ wallTime, step: 0, fileVersion }), encodeEvent({ wallTime, step: firstStep, isStart: true })]);
      return events;
    }
  }

  /** Appends the values of a step. */
  async write(step: number, values: readonly Value[]): Promise<void> {
    if (values.length > 0) await this.#append([encodeEvent({ wallTime: Date.now() / 1000, step, values })]);
  }

  async close(): Promise<void> {
    await this.#file.close();
  }

  async #append(messages: readonly Uint8Array[]): Promise<void> {
    await this.#file.appendFile(Buffer.concat(messages.map(frameRecord)));
  }
}

/** Undefined if the name is taken. */
async function openNew(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'ax');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return undefined;
    throw error;
  }
}
