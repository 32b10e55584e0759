import { sizeOf } from '@vitrum/tensor';
import type { AnswerField } from '../../shared/api/field.ts';
import type { Session } from '../session.ts';

/** What the present network makes of its data's plane or line; undefined where its inputs are neither. One grid serves a network for good. */
export async function fieldOf(session: Session): Promise<AnswerField | undefined> {
  const { run, registry, field } = session;
  if (run !== undefined && field?.isOf(run) === true) return field.ask();
  session.field = undefined;
  field?.release();
  if (run === undefined || sizeOf(run.open.network.inputShape) > 2) return undefined;
  const { FieldGrid } = await import('./answer-field.ts'); // few data are points
  if (session.run !== run) return undefined;
  session.field = FieldGrid.of(registry, run);
  return session.field?.ask();
}
