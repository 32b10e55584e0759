import { open } from 'node:fs/promises';

/** Appends a text to a file, in full or not at all. Throws the errors of the operating system. */
export async function appendWhole(path: string, text: string): Promise<void> {
  const file = await open(path, 'a');
  try {
    const { size } = await file.stat();
    try {
      await file.appendFile(text);
    } catch (error) {
      await file.truncate(size).catch(() => undefined); // the original error matters more
      throw error;
    }
  } finally {
    await file.close();
  }
}
