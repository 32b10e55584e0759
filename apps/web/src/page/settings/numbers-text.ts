import type { NumbersOption } from '@vitrum/core';
import { isRecord } from '@vitrum/core/internal';

/** The text of numbers by name: `0=1, 7=2.5`; a word stands for itself. */
export function numbersText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (!isRecord(value)) return '';
  return Object.entries(value).map(([name, number]) => `${name}=${String(number)}`).join(', ');
}

/** What a text says; undefined where it says nothing that the option takes. */
export function numbersOf(text: string, { choices = [] }: Pick<NumbersOption, 'choices'>): string | Readonly<Record<string, number>> | undefined {
  const trimmed = text.trim();
  if (choices.includes(trimmed)) return trimmed;
  const numbers: Record<string, number> = {};
  for (const part of trimmed.split(',').filter((each) => each.trim() !== '')) {
    const at = part.lastIndexOf('=');
    const [name, number] = [part.slice(0, at).trim(), part.slice(at + 1).trim()];
    if (at < 1 || name === '' || number === '' || !Number.isFinite(Number(number))) return undefined;
    numbers[name] = Number(number);
  }
  return numbers;
}
