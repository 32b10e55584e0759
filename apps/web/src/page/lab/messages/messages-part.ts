import { problemOf } from '../../../shared/problem/problem-of.ts';
import type { LabStore } from '../lab-store.ts';
import type { Message } from '../lab-state.ts';

/** Messages for the visitor. */
export interface MessagesPart {
  show(message: Omit<Message, 'id'>): void;
  dismiss(id: number): void;
  /** Takes a message away that no longer holds. */
  withdraw(text: string): void;
  /** Runs an operation; an error becomes a message and the result undefined. `busy` describes a slow operation. */
  attempt<T>(work: () => Promise<T>, busy?: string): Promise<T | undefined>;
}

/** Maximum number of messages; the oldest are dropped. */
const maxMessages = 4;

export function messagesPart({ state, setState }: LabStore): MessagesPart {
  let latest = 0;

  const show = (message: Omit<Message, 'id'>): void => {
    const isThere = state.messages.some(({ kind, text }) => kind === message.kind && text === message.text);
    if (!isThere) setState('messages', (before) => [...before.slice(1 - maxMessages), { ...message, id: ++latest }]);
  };

  return {
    show,
    dismiss: (id) => {
      setState('messages', (before) => before.filter((message) => message.id !== id));
    },
    withdraw: (text) => {
      setState('messages', (before) => before.filter((message) => message.text !== text));
    },
    attempt: async (work, busy) => {
      if (busy !== undefined) setState({ busy });
      try {
        return await work();
      } catch (error) {
        const { code, message, hint } = problemOf(error);
        show({ kind: 'problem', text: message, hint, code });
        return undefined;
      } finally {
        if (busy !== undefined) setState({ busy: undefined });
      }
    },
  };
}
