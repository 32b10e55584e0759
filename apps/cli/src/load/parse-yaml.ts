import { VitrumError } from '@vitrum/core';
import { reasonOf } from '../reason-of.ts';

/**
 * Reads JSON or YAML; `title` names the file in messages ("The sweep sweep.yaml"), `form` says where its form is shown.
 *
 * @throws VITRUM_INVALID_CONFIG for a text that is neither
 */
export async function parseYaml(text: string, title: string, form: string): Promise<unknown> {
  const { parse } = await import('yaml');
  try {
    return parse(text, { logLevel: 'error' }); // JSON is a subset of YAML
  } catch (error) {
    const [firstLine = ''] = reasonOf(error).split('\n', 1); // the parser appends an excerpt of the source
    throw new VitrumError({
      code: 'VITRUM_INVALID_CONFIG',
      message: `${title} is neither JSON nor YAML: ${firstLine}`,
      hint: `Fix the error there; ${form} shows the form.`,
      cause: error,
    });
  }
}
