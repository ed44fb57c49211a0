import { Readable } from "node:stream";
import { z } from "zod";
import { type SubjectColumns, subjectByNumber } from "../../db/partner-statements.ts";
import { type ReceivedFile, receiveFile } from "../../files/receive.ts";
import { uploadFile } from "../../operations/upload-file.ts";
import { openablePartnerFile, type PartnerFile, partnerFiles } from "../../queries/partner-applications.ts";
import { newFile } from "../../schemas/partner-api.ts";
import { type Answer, type Call, endpoint, type ReceivedForm } from "../endpoint.ts";
import { checkBody } from "../input.ts";
import type { ApiParts } from "../parts.ts";
import { type Trouble, trouble } from "../problem.ts";
import { subjectOf } from "../subject.ts";
import { fileList, fileShape } from "./shapes.ts";
import { files, numberParams, numberValues } from "./shared.ts";

const ofApplication = { params: numberParams, statement: subjectByNumber, values: numberValues } as const;

export const listFiles = endpoint({
  method: "get",
  path: "/api/v1/applications/{number}/files",
  id: "listFiles",
  tag: "files",
  summary: "列出材料文件 · List files",
  need: files.read,
  ...ofApplication,
  answers: { 200: { description: "申请的材料文件。The files of the application.", schema: fileList } },
  troubles: [404],
  run: async ({ parts, row, principal }): Promise<Answer | Trouble> => {
    const subject = await subjectOf(parts, { row, principal, need: files.read });
    if (!subject) return trouble("not-found");
    const found = await partnerFiles(parts.database(), subject.application.id);
    return { ok: true, status: 200, body: { files: found.map(fileOf) } };
  },
});

type Form = { readonly material: string; readonly received: ReceivedFile };

export const addFile = endpoint({
  method: "post",
  path: "/api/v1/applications/{number}/files",
  id: "addFile",
  tag: "files",
  summary: "上传材料文件 · Upload a file",
  description:
    "只能用于合作单位提交的、尚未办结的申请。接受 PDF、JPEG、PNG，以内容为准，每个不超过 10 MB。\n\nOnly for applications that a partner filed and that are still open. PDF, JPEG or PNG by content, 10 MB at most.",
  need: files.write,
  ...ofApplication,
  body: { kind: "form", schema: newFile },
  // The schema describes the form; what comes off the line is its text and the place of the bytes.
  receive: receive as never,
  answers: { 201: { description: "已保存。Kept.", schema: fileShape } },
  troubles: [404, 409],
  run: async (call): Promise<Answer | Trouble> => add(call as unknown as Call<unknown, Form, SubjectColumns>),
});

const textFields = z.strictObject({ material: newFile.shape.material });

async function receive(parts: ApiParts, request: Request): Promise<ReceivedForm<Form> | Trouble> {
  if (!/^multipart\/form-data;/i.test(request.headers.get("content-type") ?? "")) {
    return trouble("body-type-not-supported", { headers: { Accept: "multipart/form-data" } });
  }
  const received = await receiveFile(request, parts.files().temporaryFolder);
  if (!received.ok) return trouble(received.reason, { errors: [{ pointer: "/file", reason: "unexpected" }] });
  const { file } = received;
  const checked = checkBody(textFields, received.fields);
  if (!checked.ok) {
    await file.discard();
    return checked;
  }
  const { material } = checked.value;
  const fingerprint = { material, sha256: Buffer.from(file.sha256).toString("hex"), name: file.sentName };
  return { ok: true, value: { material, received: file }, fingerprint, discard: () => file.discard() };
}

async function add(call: Call<unknown, Form, SubjectColumns>): Promise<Answer | Trouble> {
  const { parts, context, principal, row, body, operationId } = call;
  const subject = await subjectOf(parts, { row, principal, need: files.write });
  if (!subject) return trouble("not-found");
  const { material: materialCode, received } = body;
  if (!subject.version.materials.some(({ code }) => code === materialCode)) {
    return trouble("unknown-material", { errors: [{ pointer: "/material", reason: "not-an-option" }] });
  }
  const owner = { applicationId: subject.application.id };
  const input = { owner, materialCode, operationId, received };
  const uploaded = await uploadFile(context, parts.files().scanning, input);
  if (!uploaded.ok) {
    const wait = "retryAfterSeconds" in uploaded ? String(uploaded.retryAfterSeconds) : null;
    return trouble(uploaded.reason, {
      errors: [{ pointer: "/file", reason: "unexpected" }],
      ...(wait ? { headers: { "Retry-After": wait } } : {}),
    });
  }
  const file = (await partnerFiles(parts.database(), owner.applicationId)).find(({ id }) => id === uploaded.fileId);
  return file ? { ok: true, status: 201, body: fileOf(file) } : trouble("not-found");
}

export const readFile = endpoint({
  method: "get",
  path: "/api/v1/applications/{number}/files/{file_id}",
  id: "readFile",
  tag: "files",
  summary: "下载材料文件 · Download a file",
  description: "未通过安全检查的文件不能下载。A file is there once it has passed the safety check.",
  need: files.read,
  ...ofApplication,
  params: { ...numberParams, file_id: z.uuid() },
  answers: { 200: { description: "文件内容。The bytes.", mediaType: "application/octet-stream" } },
  troubles: [404],
  run: async ({ parts, row, principal, params }): Promise<Trouble | Response> => {
    const subject = await subjectOf(parts, { row, principal, need: files.read });
    const fileId = z.uuid().safeParse(params.file_id);
    if (!subject || !fileId.success) return trouble("not-found");
    const place = { applicationId: subject.application.id, fileId: fileId.data };
    const file = await openablePartnerFile(parts.database(), place);
    const content = file && (await parts.files().scanning.store.read(file.storageKey));
    if (!file || !content) return trouble("not-found");
    return new Response(Readable.toWeb(content.stream) as ReadableStream, {
      headers: {
        "Content-Type": file.mediaType,
        "Content-Length": String(content.size),
        "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
      },
    });
  },
});

function fileOf({ id, materialCode, name, mediaType, size, scan, createdAt }: PartnerFile): z.input<typeof fileShape> {
  return { id, material: materialCode, name, media_type: mediaType, size, scan, created_at: createdAt.toISOString() };
}
