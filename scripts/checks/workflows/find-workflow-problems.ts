import { randomUUID } from 'node:crypto';
import { validate } from '@actions/languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse } from 'yaml';

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  /** A workflow that is called; its own jobs have the limits. */
  readonly uses?: string;
  readonly 'timeout-minutes'?: number;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** Faults of a GitHub Actions workflow, one line each: what GitHub's own language service finds, and what makes one unsafe. */
export async function findWorkflowProblems(path: string, text: string): Promise<readonly string[]> {
  // It keeps what it has read of an address.
  const findings = await validate(TextDocument.create(`file:///${randomUUID()}/${path}`, 'github-actions-workflow', 0, text));
  const faults = findings.map(({ range, message }) => `${path}:${range.start.line + 1}: ${typeof message === 'string' ? message : message.value}`);
  // Their form has been checked just now.
  return faults.length > 0 ? faults : findRisks(parse(text) as Workflow).map((risk) => `${path}: ${risk}`);
}

function findRisks({ permissions, jobs }: Workflow): readonly string[] {
  const ofWorkflow = permissions === undefined ? ['no "permissions": the token of every job may do everything'] : [];
  return [...ofWorkflow, ...Object.entries(jobs).flatMap(([name, job]) => findJobRisks(job).map((risk) => `job ${name}: ${risk}`))];
}

function findJobRisks(job: Job): readonly string[] {
  const { steps = [], permissions = {} } = job;
  const risks = steps.flatMap(({ uses, with: inputs = {} }) => {
    if (uses === undefined || uses.startsWith('./')) return [];
    const unpinned = /@[0-9a-f]{40}$/.test(uses) ? [] : [`${uses} can become other code: name the commit, and the version in a comment`];
    const keeps = uses.startsWith('actions/checkout@') && inputs['persist-credentials'] !== false && permissions['contents'] !== 'write';
    return keeps ? [...unpinned, 'the checkout leaves a token behind: `persist-credentials: false`'] : unpinned;
  });
  return job.uses === undefined && job['timeout-minutes'] === undefined ? [...risks, 'no "timeout-minutes": it may run for six hours'] : risks;
}
