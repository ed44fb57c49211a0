import { z } from "zod";
import { readKeyed } from "../../db/api-keys.ts";
import { stateById, type WithHistory } from "../../db/partner-statements.ts";
import { changeApplication } from "../../operations/change-application.ts";
import { basicStatus } from "../../schemas/basic-api.ts";
import { type Answer, type Call, endpoint } from "../endpoint.ts";
import { type Trouble, trouble } from "../problem.ts";
import { type Subject, subjectOf } from "../subject.ts";
import { basicApplicationId, basicError, idParams, idValues, isMissing, missing, need } from "./shared.ts";
import { allowedWords, knownWords, resultOf, says, wantedOf } from "./wanted-status.ts";
import { filedStatus, notesOf, statusOf, updatedMessage } from "./words.ts";

const updated = z
  .strictObject({
    message: z.string(),
    application_id: basicApplicationId,
    application_number: z.string(),
    new_status: z.string(),
  })
  .meta({ id: "BasicUpdated" });

type Body = z.output<typeof basicStatus>;

export const updateStatus = endpoint({
  method: "put",
  path: "/api/applications/{application_id}/status",
  id: "basicUpdateStatus",
  tag: "basic",
  summary: "更新申请状态 · Update the status",
  description:
    "status 写环节的完成用语、名称或代码，表示该环节办完；流程目前不允许的返回 409 和可用的状态，流程中没有的返回 422。重复提交最近一次的状态和备注，不会重复办理。\n\nA stage's words, name or code mean that this stage is finished. What the workflow does not allow now is answered with 409 and what it allows; an unknown word with 422. Sending the last status and notes again changes nothing.",
  need: need.write,
  basic: true,
  params: idParams,
  statement: stateById,
  values: idValues,
  missing,
  body: { kind: "json", schema: basicStatus },
  answers: {
    200: { description: "已更新。Updated.", schema: updated },
    400: { description: "缺少 status。`status` is missing.", schema: basicError },
    404: { description: "没有这件申请。No such application.", schema: basicError },
  },
  troubles: [409],
  invalid: (given, body) =>
    isMissing(body, "status") ? { ok: true, status: 400, body: { error: "Status is required" } } : given,
  run: update,
});

/** How often the wish is looked at anew when somebody else changed the application in between. */
const attempts = 3;

async function update(call: Call<unknown, Body, WithHistory>): Promise<Answer | Trouble> {
  let { row } = call;
  for (let attempt = 1; ; attempt++) {
    const subject = await subjectOf(call.parts, { ...call, row, need: need.write });
    if (!subject) return missing;
    const answer = await tryUpdate(call, subject);
    const stale = !answer.ok && answer.reason === "stale-version";
    if (!stale || attempt === attempts) return answer;
    const values = [row.key_prefix, subject.application.public_id];
    const again = await readKeyed(call.parts.pool(), stateById, values);
    if (!again) return missing;
    row = again;
  }
}

async function tryUpdate(
  { context, body, operationId }: Call<unknown, Body, WithHistory>,
  { application, stages, stage }: Subject<WithHistory>,
): Promise<Answer | Trouble> {
  const standing = { stages, status: application.status, stage };
  const notes = body.notes ?? null;
  const wanted = wantedOf(body.status, notes, standing);
  const { public_id: application_id, number: application_number } = application;
  const done = (new_status: string): Answer => ({
    ok: true,
    status: 200,
    body: { message: updatedMessage, application_id, application_number, new_status },
  });
  const last = application.entries?.[0];
  const current = (last && statusOf(last, stages)) ?? filedStatus;
  switch (wanted.kind) {
    case "unknown":
      return trouble("unknown-status", {
        errors: [{ pointer: "/status", reason: "not-an-option" }],
        more: { statuses: knownWords(stages) },
      });
    case "notes-needed":
      return trouble("notes-needed", { errors: [{ pointer: "/notes", reason: "required" }] });
    case "not-allowed":
      if (last && says(body.status, last, stages) && (notes ?? "") === notesOf(last)) return done(current);
      return trouble("status-not-allowed-now", {
        more: { current_status: current, allowed: allowedWords(standing) },
      });
    case "command": {
      const { command, remark } = wanted;
      const change = { applicationId: application.id, version: application.version, operationId, command, remark };
      const changed = await changeApplication(context, change);
      return changed.ok ? done(resultOf(command, stage)) : trouble(changed.reason);
    }
  }
}
