import type { Dispatch, ReactElement } from 'react';
import { maxClasses, type Change, type Collection, type DrawnClass } from './collection.ts';
import { Picture } from './picture.tsx';

interface ClassesProps {
  readonly collection: Collection;
  readonly onChange: Dispatch<Change>;
  /** Whether something is drawn that could be an example. */
  readonly canAdd: boolean;
  readonly onAdd: (classId: string) => void;
}

/** The classes with their names and examples. */
export function Classes({ collection, onChange, canAdd, onAdd }: ClassesProps): ReactElement {
  return (
    <section aria-labelledby="classes">
      <h2 id="classes">Your classes</h2>
      <ul className="classes">
        {collection.map((each, index) => (
          <ClassCard key={each.id} drawn={each} place={index + 1} onChange={onChange} canAdd={canAdd} onAdd={() => onAdd(each.id)} />
        ))}
      </ul>
      <button type="button" disabled={collection.length >= maxClasses} onClick={() => onChange({ type: 'add class', id: crypto.randomUUID() })}>
        Add a class
      </button>
    </section>
  );
}

interface ClassCardProps extends Pick<ClassesProps, 'onChange' | 'canAdd'> {
  readonly drawn: DrawnClass;
  readonly place: number;
  readonly onAdd: () => void;
}

function ClassCard({ drawn: { id, name, drawings }, place, onChange, canAdd, onAdd }: ClassCardProps): ReactElement {
  const called = name.trim() === '' ? `class ${place}` : name;
  const remove = (): void => {
    if (drawings.length === 0 || confirm(`Remove “${called}” and its ${examplesIn(drawings.length)}?`)) onChange({ type: 'remove class', id });
  };
  return (
    <li className="class">
      <div className="class-head">
        <input
          aria-label={`Name of class ${place}`}
          value={name}
          maxLength={24}
          onChange={(event) => onChange({ type: 'rename class', id, name: event.target.value })}
        />
        <button type="button" aria-label={`Remove the class ${called}`} onClick={remove}>
          Remove
        </button>
      </div>
      <button type="button" className="add" disabled={!canAdd} onClick={onAdd}>
        The drawing is an example of “{called}”
      </button>
      <ul className="drawings" aria-label={`Examples of ${called}`}>
        {drawings.map((drawing, index) => (
          <li key={drawing.id}>
            <button
              type="button"
              className="drawing"
              aria-label={`Remove example ${index + 1} of ${called}`}
              title="Remove"
              onClick={() => onChange({ type: 'remove drawing', classId: id, id: drawing.id })}
            >
              <Picture strokes={drawing.strokes} size={56} />
            </button>
          </li>
        ))}
      </ul>
      <p className="count">{examplesIn(drawings.length)}</p>
    </li>
  );
}

const examplesIn = (count: number): string => (count === 1 ? '1 example' : `${count} examples`);
