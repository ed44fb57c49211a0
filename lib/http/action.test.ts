import { beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import type { Actor } from "../domain/permissions.ts";
import { answerForm } from "./action.ts";
import { untouchedForm } from "./form-state.ts";
import type { Reason } from "./reasons.ts";

const origin = "https://portal.example.gov.cn";
const request = vi.hoisted(() => ({ headers: new Headers(), actor: { kind: "visitor" } as unknown }));

vi.mock("next/headers", () => ({ headers: async () => request.headers, cookies: async () => new Map() }));
vi.mock("../auth/actor.ts", () => ({ currentActor: async () => request.actor }));
vi.mock("../auth/operation-context.ts", () => ({ contextOf: (actor: Actor) => ({ actor }) }));
vi.mock("../env.ts", () => ({ settings: () => ({ publicOrigin: origin, logLevel: "silent" }) }));

const applicant: Actor = { kind: "applicant", personId: "p", name: "张三" };
const staff: Actor = { kind: "staff", personId: "s", role: "reviewer", departmentId: "d", name: "李", title: null };

const run = vi.fn<(asked: { input: { remark: string } }) => Promise<unknown>>();
const schema = z.object({ remark: z.string().min(1, "required"), password: z.string().optional() });
const send = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  const action = answerForm({ who: "applicant", schema, secret: ["pin"], run: (asked) => run(asked) as never });
  return action(data);
};

beforeEach(() => {
  request.headers = new Headers({ origin, "sec-fetch-site": "same-origin" });
  request.actor = applicant;
  run.mockReset().mockResolvedValue({ ok: true });
});

describe("before anything runs", () => {
  test.each([{}, { origin: "null" }, { origin: "https://a.example.gov.cn" }, { origin: `${origin}:1` }])(
    "a form from elsewhere (%j) finds no page",
    async (headers: Record<string, string>) => {
      request.headers = new Headers(headers);
      await expect(send({ remark: "x" })).rejects.toMatchObject({ digest: expect.stringMatching(/404/) });
      expect(run).not.toHaveBeenCalled();
    },
  );

  test("a visitor keeps what was typed and is told to sign in", async () => {
    request.actor = { kind: "visitor" };
    const state = await send({ remark: "typed" });
    expect(state).toMatchObject({ refusal: { reason: "signed-out" }, values: { remark: "typed" } });
    expect(run).not.toHaveBeenCalled();
  });

  test("somebody else finds no page", async () => {
    request.actor = staff;
    await expect(send({ remark: "x" })).rejects.toMatchObject({ digest: expect.stringMatching(/404/) });
    expect(run).not.toHaveBeenCalled();
  });

  test("wrong input is named at its field; unknown names and NUL make it malformed", async () => {
    expect(await send({ remark: "" })).toMatchObject({ problems: { remark: "required" } });
    expect(await send({ remark: "x", role: "administrator" })).toMatchObject({ refusal: { reason: "malformed" } });
    expect(await send({ remark: "x\0" })).toMatchObject({ refusal: { reason: "malformed" } });
    expect(run).not.toHaveBeenCalled();
  });
});

describe("the answer", () => {
  test("done", async () => {
    expect(await send({ remark: "x" })).toEqual({ ...untouchedForm, done: true });
    expect(run.mock.calls[0]?.[0].input).toEqual({ remark: "x" });
  });

  test("a path to go to", async () => {
    run.mockResolvedValue({ ok: true, to: "/me" });
    await expect(send({ remark: "x" })).rejects.toMatchObject({ digest: expect.stringContaining("/me") });
  });

  test("a refusal keeps the typed text and never a secret", async () => {
    run.mockResolvedValue({ ok: false, reason: "stale-version" satisfies Reason });
    const state = await send({ remark: "typed", password: "hidden" });
    expect(state.refusal?.reason).toBe("stale-version");
    expect(state.values).toEqual({ remark: "typed" });
  });

  test("what may not be known of is a missing page", async () => {
    run.mockResolvedValue({ ok: false, reason: "not-found" satisfies Reason });
    await expect(send({ remark: "x" })).rejects.toMatchObject({ digest: expect.stringMatching(/404/) });
  });

  test("an outage keeps the typed text", async () => {
    run.mockRejectedValue(new Error("connection refused"));
    expect(await send({ remark: "typed" })).toMatchObject({
      refusal: { reason: "unavailable" },
      values: { remark: "typed" },
    });
  });
});
