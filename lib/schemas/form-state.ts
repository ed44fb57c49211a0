/** What a server action answers to a form. Absent parts mean there is nothing to say. */
export type FormState = {
  /** A sentence per field name. */
  readonly errors?: Readonly<Record<string, string>>;
  /** What was typed, by field name, given back so that a page without JavaScript keeps it. Never secrets. */
  readonly values?: Readonly<Record<string, string>>;
  readonly message?: FormMessage;
};

export type FormMessage = {
  readonly tone: "good" | "attention" | "bad";
  readonly title: string;
  readonly text?: string;
};

export const untouched: FormState = {};

/** The text entries of a form, for `FormState.values`; `secret` names fields that must not travel back. */
export function typedValues(
  data: FormData,
  { secret = [] }: { secret?: readonly string[] } = {},
): Record<string, string> {
  const typed: Record<string, string> = {};
  for (const [name, value] of data) {
    // `$ACTION_…` are React's own fields.
    if (typeof value === "string" && !name.startsWith("$") && !secret.includes(name)) typed[name] = value;
  }
  return typed;
}
