import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import openapiTypescript, { astToString, COMMENT_HEADER } from "openapi-typescript";
import { makeApi } from "#lib/api/app.ts";
import type { ApiParts } from "#lib/api/parts.ts";

/* `npm run api-client` writes the types of the partner interface from its OpenAPI document. */

export const clientTypes = join(import.meta.dirname, "..", "lib", "api-client", "generated", "schema.ts");

/** The types as they should be in the file. */
export async function makeClientTypes(): Promise<string> {
  // The document comes from the definitions; nothing here asks a database.
  const answer = await makeApi({} as ApiParts).request("/api/openapi.json");
  return COMMENT_HEADER + astToString(await openapiTypescript(await answer.text()));
}

if (import.meta.main) {
  mkdirSync(dirname(clientTypes), { recursive: true });
  writeFileSync(clientTypes, await makeClientTypes());
  console.log(`Wrote ${clientTypes}.`);
}
