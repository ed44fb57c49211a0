import { randomUUID } from "node:crypto";
import type { Context } from "#lib/operations/context.ts";
import type { Scanning } from "#lib/operations/scan-file.ts";
import type { FileOwner } from "#lib/operations/store-file.ts";
import { uploadFile } from "#lib/operations/upload-file.ts";
import { received, sampleFile } from "./sample-files.ts";
import type { ServicePlan } from "./service-plan.ts";

/** Where the bytes of files go: a store and, on the same disk, a folder for what is on its way into it. */
export type Attaching = { readonly scanning: Scanning; readonly incoming: string };

/** Sends one sample file for each of the materials. */
export async function attach(
  context: Context,
  { attaching, owner, materials }: { attaching: Attaching; owner: FileOwner; materials: ServicePlan["materials"] },
): Promise<void> {
  for (const material of materials) {
    const file = await received(await sampleFile(material), attaching.incoming);
    const operationId = randomUUID();
    const sent = await uploadFile(context, attaching.scanning, {
      owner,
      materialCode: material.code,
      operationId,
      received: file,
    });
    if (!sent.ok) throw new Error(`the sample file for ${material.code} was refused: ${sent.reason}`);
  }
}
