/** Whether an output, or a target, says that its label applies: above ½. */
export function applies(value: number | undefined): boolean {
  return (value ?? 0) > 0.5;
}
