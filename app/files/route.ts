import { fileStore, scanner, temporaryFolder } from "#lib/files/places.ts";
import { receiveFile } from "#lib/files/receive.ts";
import type { Refusal } from "#lib/http/reasons.ts";
import { noStore, type RouteRequest, route, wantsJson } from "#lib/http/route.ts";
import { backToForm } from "#lib/http/upload-answer.ts";
import { uploadFile } from "#lib/operations/upload-file.ts";
import { uploadInput } from "#lib/schemas/upload.ts";

/** One file for a material. A plain form is sent back to its page, a program gets JSON. */
export const POST = route({
  who: "applicant",
  does: "change",
  async run({ context, request }) {
    const received = await receiveFile(request, temporaryFolder());
    const answer = await upload(context, received);
    if (!wantsJson(request)) return backToForm(received.fields, answer.ok ? "stored" : answer.reason) ?? bare(answer);
    return answer.ok ? Response.json(answer, { status: 201, headers: noStore }) : answer;
  },
});

type Answer = Awaited<ReturnType<typeof uploadFile>> | Refusal;

async function upload(
  context: RouteRequest<"applicant">["context"],
  received: Awaited<ReturnType<typeof receiveFile>>,
): Promise<Answer> {
  if (!received.ok) return received;
  const input = uploadInput.safeParse(received.fields);
  if (!input.success) {
    await received.file.discard();
    return { ok: false, reason: "malformed" };
  }
  const { next: _next, materialCode, operationId, ...owner } = input.data;
  const scanning = { store: fileStore(), scanner: scanner() };
  return uploadFile(context, scanning, { owner, materialCode, operationId, received: received.file });
}

function bare(answer: Answer): Response | Refusal {
  return answer.ok ? new Response(null, { status: 204, headers: noStore }) : answer;
}
