import type { Database } from "../db/transaction.ts";
import type { MediaType } from "../domain/materials.ts";
import { type Actor, maySee } from "../domain/permissions.ts";
import { departmentsInvolved } from "./departments-involved.ts";

export type ReadableFile = {
  readonly storageKey: string;
  readonly name: string;
  readonly mediaType: MediaType;
  readonly size: number;
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The file when this person may open it: its applicant, and staff who may see the case. Null for everybody else, for a
 * file that is not there, and for one that is not known to be clean.
 */
export async function readableFile(
  { database, actor }: { readonly database: Database; readonly actor: Actor },
  fileId: string,
): Promise<ReadableFile | null> {
  if (!uuid.test(fileId)) return null;
  const file = await database.applicationFile.findFirst({
    where: { id: fileId, scan: "clean", removedAt: null },
    select: {
      storageKey: true,
      name: true,
      mediaType: true,
      storedSize: true,
      draft: { select: { personId: true } },
      application: { select: { id: true, applicantId: true, departmentId: true } },
    },
  });
  if (!file || !(await mayOpen({ database, actor }, file))) return null;
  const { storageKey, name, mediaType, storedSize } = file;
  return { storageKey, name, mediaType: mediaType as MediaType, size: storedSize };
}

type Owners = {
  draft: { personId: string } | null;
  application: { id: string; applicantId: string | null; departmentId: string } | null;
};

async function mayOpen(
  { database, actor }: { readonly database: Database; readonly actor: Actor },
  { draft, application }: Owners,
): Promise<boolean> {
  // A draft is nobody's business but its writer's.
  if (draft) return actor.kind === "applicant" && actor.personId === draft.personId;
  if (!application) return false;
  const handledBy = actor.kind === "staff" ? await departmentsInvolved(database, application.id) : [];
  return maySee(actor, application, handledBy);
}
