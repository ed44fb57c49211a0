import { z } from "zod";
import { testType, webhookEvents } from "../../domain/webhooks.ts";
import { statuses } from "../../domain/workflow.ts";
import { webhookTypes } from "../../schemas/webhooks.ts";
import { instant } from "./shapes.ts";

/* What a receiver needs to know: the messages, and how to tell ours from others'. */

const changed = z
  .strictObject({
    type: z.enum(webhookTypes),
    timestamp: instant,
    data: z.strictObject({
      number: z.string().meta({ examples: ["RC26-7K3M-9QX2-F"] }),
      application_id: z.int(),
      service: z.string(),
      version: z.int().meta({
        description: "办理记录的序号；同一申请的通知按它递增送达。The history entry's number; it only grows.",
      }),
      event: z.enum(webhookEvents),
      status: z.enum(statuses),
      stage: z.string(),
      stage_name: z.strictObject({ "zh-CN": z.string(), en: z.string() }),
      at: instant,
    }),
  })
  .meta({ id: "WebhookMessage", description: "不含个人信息。Nothing about the person." });
const tested = z
  .strictObject({ type: z.literal(testType), timestamp: instant, data: z.strictObject({}) })
  .meta({ id: "WebhookTestMessage" });

/** What is posted to a webhook. */
export const messageShape = z.union([changed, tested]);

/** In JavaScript, with nothing but what Node has; a test runs it. */
export const verifyExample = `import { createHmac, timingSafeEqual } from "node:crypto";

export function isGenuine({ secret, headers, body }) {
  const { "webhook-id": id, "webhook-timestamp": time, "webhook-signature": signatures } = headers;
  if (!(Math.abs(Date.now() / 1000 - Number(time)) < 300)) return false;
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  const expected = createHmac("sha256", key).update(\`\${id}.\${time}.\${body}\`).digest();
  return signatures.split(" ").some((signature) => {
    const given = Buffer.from(signature.replace(/^v1,/, ""), "base64");
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}`;

export const aboutWebhooks = `## 变化通知 · Webhooks

每条通知都按 [Standard Webhooks](https://www.standardwebhooks.com) 规范签名。请用登记时得到的密钥（\`whsec_…\`）核对签名，并拒收时间相差五分钟以上的通知；各语言的 \`standardwebhooks\` 程序库都能完成这一步，不用程序库时可参照下例。\`body\` 须为未经解析的请求正文；更换密钥期间有两个签名，一个相符即可。

Every message is signed as [Standard Webhooks](https://www.standardwebhooks.com) has it. Verify it with the secret that registering showed (\`whsec_…\`) and refuse what is more than five minutes off: with a \`standardwebhooks\` library of your language, or as below. \`body\` is the request body before any parsing; while a secret is being changed there are two signatures, and one that fits is enough.

\`\`\`js
${verifyExample}
\`\`\`

- 请在 10 秒内以 2xx 答复，再作处理。未收到 2xx 时，75 小时内共发送十次；\`webhook-id\` 始终不变，请据此去重。Answer with 2xx within ten seconds, then do the work. Without it the message comes up to ten times over 75 hours under the same \`webhook-id\`: use that to tell repeats.
- 同一申请的通知按 \`version\` 先后送达，前一条送达或放弃之前不发后一条。Messages about one application arrive in the order of \`version\`; each waits for the one before.
- 答复 410，或五天内一条也没有送达，接收地址即自动停用；修复后请启用，并从 \`disabled_at\` 起重发。After a 410, or five days in which nothing arrived, the webhook is disabled. Once repaired, enable it and replay from \`disabled_at\`.`;
