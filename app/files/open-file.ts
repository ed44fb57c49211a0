import { fileStore } from "#lib/files/places.ts";
import type { ServedFile } from "#lib/http/file-response.ts";
import type { Refusal } from "#lib/http/reasons.ts";
import type { RouteRequest } from "#lib/http/route.ts";
import { readableFile } from "#lib/queries/readable-file.ts";

/** The file of the path with its bytes; what this person may not open is not found. */
export async function openFile({ context, params }: RouteRequest<"applicant-or-staff">): Promise<ServedFile | Refusal> {
  const file = await readableFile(context, params.id ?? "");
  const content = file === null ? null : await fileStore().read(file.storageKey);
  if (file === null || content === null) return { ok: false, reason: "not-found" };
  return { name: file.name, mediaType: file.mediaType, ...content };
}
