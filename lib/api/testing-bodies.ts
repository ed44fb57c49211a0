import { sampleAnswers } from "#prisma/seed/answers.ts";
import type { Random } from "#prisma/seed/random.ts";

type Body = Readonly<Record<string, unknown>>;

/** By operation, a body that it takes on the services of `apiBench`, with every member that there can be. */
export function takenBodies(random: Random) {
  return {
    basicSubmit: { applicant_name: "张三", application_type: "科研项目申请" },
    basicUpdateStatus: { status: "材料初审通过", notes: "齐全" },
    createApplication: {
      service: "research-project",
      applicant: {
        name: "张三",
        document: { kind: "resident-id", number: "11010519491231002X" },
        mobile: "13800138000",
        email: "zhang@example.com",
      },
      fields: sampleAnswers("research-project", random, false),
      locale: "zh-CN",
    },
    makeTransition: {
      verb: "request-correction",
      version: 1,
      deficiencies: [{ target: null, problem: "照片不清晰", advice: "请重拍" }],
      answer_in_days: 5,
      remark: "请尽快",
    },
    createWebhook: { url: "https://hooks.example.org/", events: ["application.approved"] },
    rotateWebhookSecret: { overlap_hours: 24 },
    replayWebhook: { since: "2026-11-24T00:00:00Z" },
  } as const satisfies Record<string, Body>;
}
