import { isVitrumError } from 'vitrum';
import Type, { type Static } from 'typebox';

/** The media type of RFC 9457. */
export const problemType = 'application/problem+json';

/** What went wrong, as RFC 9457 describes it; `code`, `hint` and `faults` are ours. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  /** Permanent: programs may compare it. */
  code: Type.String(),
  hint: Type.Optional(Type.String()),
  faults: Type.Optional(Type.Array(Type.Object({ pointer: Type.String(), detail: Type.String() }))),
});
export type Problem = Static<typeof Problem>;

/** The fields that a problem can have beyond its status and detail. */
type Told = Partial<Pick<Problem, 'title' | 'code' | 'hint' | 'faults'>>;

/** `about:blank` says that the title is the meaning of the status, and nothing more. */
export function problem(status: number, detail: string, { title = titles[status] ?? 'Error', code = `HTTP_${status}`, ...rest }: Told = {}): Problem {
  return { type: 'about:blank', title, status, detail, code, ...rest };
}

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  404: 'Not Found',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  500: 'Internal Server Error',
};

/** The codes of errors that a request can cause; any other error of the model is the service's own fault. */
const causedByRequest: ReadonlySet<string> = new Set(['VITRUM_INVALID_ENCODING', 'VITRUM_SHAPE_MISMATCH', 'VITRUM_INVALID_DATASET']);

/** Says what can be told of an error: the whole of what a request caused, and nothing of what happened inside. */
export function problemOf(error: unknown): Problem {
  if (isVitrumError(error) && causedByRequest.has(error.code)) {
    return problem(422, error.message, { code: error.code, hint: error.hint });
  }
  if (isRefusal(error)) {
    const faults = error.validation?.map(({ instancePath, message = 'is not valid' }) => ({ pointer: instancePath, detail: message }));
    return problem(error.statusCode, error.message, { code: error.code, ...(faults && { faults }) });
  }
  return problem(500, 'The service failed; its log says why.');
}

/** What the server refuses by itself: no JSON, too long, not of the schema. */
interface Refusal {
  readonly statusCode: number;
  readonly code: string;
  readonly message: string;
  readonly validation?: readonly { readonly instancePath: string; readonly message?: string }[];
}

function isRefusal(error: unknown): error is Refusal {
  if (!(error instanceof Error) || !('statusCode' in error) || !('code' in error)) return false;
  return typeof error.statusCode === 'number' && error.statusCode < 500 && typeof error.code === 'string';
}
