import { proxy, wrap, type Remote } from 'comlink';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Collection } from './collection.ts';
import { pixelsOf, type Stroke } from './strokes.ts';
import type { Shares, Teacher } from './worker.ts';

/** What the page knows of the network. */
export type TeacherState =
  | { readonly type: 'untrained' }
  | { readonly type: 'training'; readonly share: number }
  | { readonly type: 'trained' }
  | { readonly type: 'failed'; readonly reason: string };

/** The network of the page, which lives in a worker. */
export interface UsedTeacher {
  readonly state: TeacherState;
  /** The model as text, once there is one. */
  readonly model: string | undefined;
  /** The answer to the latest question. */
  readonly shares: Shares | undefined;
  readonly train: (collection: Collection) => Promise<void>;
  readonly stop: () => void;
  readonly open: (model: string) => Promise<void>;
  /** Asks what a drawing is; only the latest question is answered. */
  readonly ask: (strokes: readonly Stroke[]) => void;
  readonly forget: () => void;
}

export function useTeacher(): UsedTeacher {
  const [share, setShare] = useState<number>(); // of the training under way
  const [failure, setFailure] = useState<string>();
  const [model, setModel] = useState<string>();
  const [shares, setShares] = useState<Shares>();
  const teacher = useRef<Remote<Teacher>>(undefined);
  const question = useRef<{ next?: readonly Stroke[]; isAsking: boolean }>({ isAsking: false });

  useEffect(() => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('error', ({ message }) => setFailure(message || 'its worker does not start'));
    teacher.current = wrap<Teacher>(worker);
    return () => {
      teacher.current = undefined;
      worker.terminate();
    };
  }, []);

  const train = useCallback(async (collection: Collection) => {
    const examples = collection.flatMap(({ name, drawings }) => drawings.map(({ strokes }) => ({ pixels: pixelsOf(strokes), name: name.trim() })));
    // Progress comes by another channel than the result, and may come after it.
    const progress = proxy((reached: number) => setShare((before) => (before === undefined ? before : reached)));
    setShare(0);
    setFailure(undefined);
    try {
      const trained = await teacher.current?.train(examples, progress);
      if (trained !== undefined) setModel(trained);
    } catch (error) {
      setFailure(reasonOf(error));
    } finally {
      setShare(undefined);
    }
  }, []);

  const open = useCallback(async (text: string) => {
    try {
      await teacher.current?.open(text);
      setModel(text);
    } catch (error) {
      setFailure(reasonOf(error));
    }
  }, []);

  const ask = useCallback((strokes: readonly Stroke[]) => {
    question.current.next = strokes;
    if (question.current.isAsking) return;
    question.current.isAsking = true;
    const answerAll = async (): Promise<void> => {
      for (let drawn = question.current.next; drawn !== undefined; drawn = question.current.next) {
        delete question.current.next;
        setShares(drawn.length === 0 ? undefined : await teacher.current?.predict(pixelsOf(drawn)));
      }
    };
    answerAll()
      .catch((error: unknown) => setFailure(reasonOf(error)))
      .finally(() => (question.current.isAsking = false));
  }, []);

  const stop = useCallback(() => void teacher.current?.stop(), []);
  const forget = useCallback(() => {
    void teacher.current?.forget();
    setModel(undefined);
    setShares(undefined);
    setFailure(undefined);
  }, []);

  return { state: stateOf(share, failure, model), model, shares, train, stop, open, ask, forget };
}

function stateOf(share: number | undefined, failure: string | undefined, model: string | undefined): TeacherState {
  if (share !== undefined) return { type: 'training', share };
  if (failure !== undefined) return { type: 'failed', reason: failure };
  return { type: model === undefined ? 'untrained' : 'trained' };
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
