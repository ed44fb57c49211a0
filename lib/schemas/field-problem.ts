/** Everything that can be wrong with one typed value. Words for each are in lib/text. */
export const fieldProblems = [
  "required",
  "too-long",
  "too-short",
  "not-a-number",
  "too-small",
  "too-large",
  "not-a-date",
  "date-in-future",
  "date-in-past",
  "not-a-time",
  "ends-before-start",
  "too-many-days",
  "not-an-option",
  "not-a-mobile",
  "not-an-email",
  "not-an-id-number",
  "contact-needed",
  "bad-characters",
  "not-accepted",
  "unexpected",
  "file-needed",
  "not-a-login",
  "password-too-short",
  "password-common",
  "password-like-login",
  "not-a-network",
  "not-a-scope",
] as const;
export type FieldProblem = (typeof fieldProblems)[number];

export function isFieldProblem(text: string): text is FieldProblem {
  return (fieldProblems as readonly string[]).includes(text);
}
