import { useEffect, useReducer, useState, type ReactElement } from 'react';
import { Answer } from './answer.tsx';
import { Classes } from './classes.tsx';
import { change, obstacle, start } from './collection.ts';
import { Pad } from './pad.tsx';
import { forget, keep, restore } from './storage.ts';
import type { Stroke } from './strokes.ts';
import { Training } from './training.tsx';
import { useTeacher } from './use-teacher.ts';

const keysHint = 'keys';

export function App(): ReactElement {
  const [collection, dispatch] = useReducer(change, start);
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
  const [isRestored, setIsRestored] = useState(false);
  const [storageFault, setStorageFault] = useState('');
  const { state, model, shares, train, stop, open, ask, forget: forgetModel } = useTeacher();

  useEffect(() => {
    restore()
      .then(async (kept) => {
        if (kept === undefined) return;
        dispatch({ type: 'replace', collection: kept.collection });
        if (kept.model !== undefined) await open(kept.model);
      })
      .catch((error: unknown) => setStorageFault(String(error)))
      .finally(() => setIsRestored(true));
  }, [open]);

  useEffect(() => {
    // Before that, the empty page would be kept over what is there.
    if (isRestored) keep({ collection, ...(model !== undefined && { model }) }).catch((error: unknown) => setStorageFault(String(error)));
  }, [isRestored, collection, model]);

  useEffect(() => ask(strokes), [ask, strokes, model]);

  const add = (classId: string): void => {
    dispatch({ type: 'add drawing', classId, drawing: { id: crypto.randomUUID(), strokes } });
    setStrokes([]);
  };
  const startOver = (): void => {
    const isEmpty = model === undefined && collection.every(({ drawings }) => drawings.length === 0);
    if (!isEmpty && !confirm('Forget all drawings and what was learned from them?')) return;
    dispatch({ type: 'replace', collection: start });
    setStrokes([]);
    forgetModel();
    forget().catch((error: unknown) => setStorageFault(String(error)));
  };

  return (
    <main>
      <h1>Teach it your drawings</h1>
      <p className="lead">
        Draw a few examples of two things or more, train, and then draw something new. All of it happens in this browser, and stays in it.
      </p>
      {storageFault !== '' && <p role="alert">Nothing can be kept in this browser, so it is gone when the page is closed: {storageFault}</p>}
      <div className="columns">
        <section aria-labelledby="drawing">
          <h2 id="drawing">Draw</h2>
          <Pad strokes={strokes} onChange={setStrokes} hint={keysHint} />
          <p id={keysHint} className="hint">
            With keys: the arrows move the pen, the space bar puts it down and lifts it.
          </p>
          <button type="button" disabled={strokes.length === 0} onClick={() => setStrokes([])}>
            Clear
          </button>
          {shares && <Answer shares={shares} />}
        </section>
        <div>
          <Classes collection={collection} onChange={dispatch} canAdd={strokes.length > 0} onAdd={add} />
          <Training state={state} obstacle={obstacle(collection)} model={model} onTrain={() => void train(collection)} onStop={stop} onStartOver={startOver} />
        </div>
      </div>
    </main>
  );
}
