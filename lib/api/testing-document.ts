import { z } from "zod";

/* What the published document says, for tests that hold real answers against it. */

export type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
};
type Content = Readonly<Record<string, { readonly schema: Schema }>>;
export type Operation = {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
  readonly security?: readonly unknown[];
};
export type Published = {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};

export type Operated = { readonly method: string; readonly path: string; readonly operation: Operation };

export function operationsOf(document: Published): Operated[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
}

/** The schema with every reference replaced by what it refers to; none of ours is recursive. */
export function resolved(document: Published, schema: Schema): Schema {
  const target = schema.$ref && document.components.schemas[schema.$ref.split("/").at(-1) ?? ""];
  if (target) return resolved(document, target);
  const within = (inner: unknown): unknown => {
    if (Array.isArray(inner)) return inner.map(within);
    if (typeof inner !== "object" || inner === null) return inner;
    if ("$ref" in inner) return resolved(document, inner as Schema);
    return Object.fromEntries(Object.entries(inner).map(([key, value]) => [key, within(value)]));
  };
  return within(schema) as Schema;
}

const validators = new Map<Schema, z.ZodType>();

/** What is undocumented about an answer, or null. */
export function undocumented(
  document: Published,
  { operation }: Pick<Operated, "operation">,
  { response, text }: { response: Response; text: string },
): string | null {
  const documented = operation.responses[response.status];
  const place = `${operation.operationId} answered ${response.status}`;
  if (!documented) return `${place}, which is not documented: ${text.slice(0, 300)}`;
  const type = (response.headers.get("content-type") ?? "").split(";")[0] ?? "";
  if (!documented.content) return text === "" ? null : `${place} with a body, where none is documented`;
  const content = documented.content[type] ?? documented.content["application/octet-stream"];
  if (!content) return `${place} as ${type}, which is not documented`;
  if (!type.endsWith("json")) return null;
  const parsed = validatorOf(document, content.schema).safeParse(JSON.parse(text));
  return parsed.success ? null : `${place} with another shape: ${z.prettifyError(parsed.error)}`;
}

function validatorOf(document: Published, schema: Schema): z.ZodType {
  const known = validators.get(schema);
  if (known) return known;
  // The document is JSON Schema of the dialect that zod reads; the types of the two libraries do not know each other.
  const made = z.fromJSONSchema(resolved(document, schema) as never);
  validators.set(schema, made);
  return made;
}
