/** What a form sent, by field name; a name in `lists` holds every value sent under it. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;

export type FormTree = { [name: string]: FormTree | FormTree[] | string | string[] };

const limits = { fields: 300, name: 120, value: 20_000, total: 200_000, depth: 4 };
const fieldName = /^[A-Za-z][\w-]*(\.[\w-]+)*$/;
/** Set by Next and React beside the fields of the form. */
const frameworkName = /^(\$ACTION_|\d+_\$ACTION_)/;

/**
 * The text fields of a form, or null for what no form of ours sends: files, strange names, one name twice outside
 * `lists`, NUL, half surrogate pairs, far too much. Line breaks become "\n".
 */
export function readForm(form: FormData, lists: readonly string[] = []): FormValues | null {
  const values = new Map<string, string | string[]>(lists.map((name) => [name, []]));
  let total = 0;
  for (const [name, value] of form) {
    if (frameworkName.test(name)) continue;
    if (typeof value !== "string" || !isSound(name, value)) return null;
    total += name.length + value.length;
    if (total > limits.total || values.size >= limits.fields) return null;
    const text = value.replace(/\r\n?/g, "\n");
    const known = values.get(name);
    if (Array.isArray(known)) known.push(text);
    else if (known !== undefined) return null;
    else values.set(name, text);
  }
  return Object.fromEntries(values);
}

/**
 * Unfolds dotted names: `deficiencies.0.problem` becomes `{ deficiencies: [{ problem }] }`. Null when two names do not
 * fit together.
 */
export function unfold(values: FormValues): FormTree | null {
  const root: Branch = new Map();
  for (const [name, value] of Object.entries(values)) {
    const path = name.split(".");
    const last = path.pop() ?? "";
    let branch = root;
    for (const step of path) {
      const next = branch.get(step) ?? new Map();
      if (!(next instanceof Map)) return null;
      branch.set(step, next);
      branch = next;
    }
    if (branch.has(last)) return null;
    branch.set(last, typeof value === "string" ? value : [...value]);
  }
  return treeOf(root);
}

type Branch = Map<string, Branch | string | string[]>;

function treeOf(branch: Branch): FormTree {
  const entries = [...branch].map(([name, value]) => [name, value instanceof Map ? listOrTree(value) : value] as const);
  return Object.fromEntries(entries);
}

/** Numbers as names make a list, in their order; gaps (a removed row) close. */
function listOrTree(branch: Branch): FormTree | FormTree[] | string[] {
  const names = [...branch.keys()];
  if (!names.every((name) => /^\d{1,2}$/.test(name))) return treeOf(branch);
  const ordered = names.sort((a, b) => Number(a) - Number(b)).map((name) => branch.get(name));
  if (ordered.every((item) => typeof item === "string")) return ordered;
  return ordered.map((item) => (item instanceof Map ? treeOf(item) : {}));
}

function isSound(name: string, value: string): boolean {
  if (name.length > limits.name || !fieldName.test(name) || name.split(".").length > limits.depth) return false;
  if (name.split(".").some((part) => part === "__proto__")) return false;
  return value.length <= limits.value && value.isWellFormed() && !value.includes("\0");
}
