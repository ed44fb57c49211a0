import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type GivenService, givenService, type World, worldOf } from "#prisma/seed/factories.ts";
import { researchProject } from "#prisma/seed/services/research-project.ts";
import { visa } from "#prisma/seed/services/visa.ts";
import { judgeTarget } from "../channels/webhook/target.ts";
import { rateLimiter } from "../db/rate-leases.ts";
import { freshDatabase, type TestDatabase } from "../db/testing.ts";
import { noScanner } from "../files/scan.ts";
import { diskStore } from "../files/store.ts";
import { type ApiKeyCreated, createApiKey } from "../operations/create-api-key.ts";
import { type CreateApiKeyInput, createApiKeyInput } from "../schemas/api-keys.ts";
import { type Api, makeApi } from "./app.ts";
import type { ApiParts } from "./parts.ts";

export type ApiBench = {
  readonly db: TestDatabase;
  readonly world: World;
  readonly parts: ApiParts;
  readonly app: Api;
  readonly research: GivenService;
  readonly visa: GivenService;
  /** A key of full scope without a limit. */
  readonly key: string;
  newKey(given?: Partial<CreateApiKeyInput>): Promise<ApiKeyCreated>;
  /** Sends a request with the full key; `body` becomes JSON. */
  send(method: string, path: string, given?: Sent): Promise<Response>;
  close(): Promise<void>;
};
export type Sent = {
  readonly body?: unknown;
  readonly raw?: string | FormData | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Another key; null for none. */
  readonly key?: string | null;
};

/** The whole API on a database of its own with two services. */
export async function apiBench(): Promise<ApiBench> {
  const db = await freshDatabase();
  const world = worldOf(db.database);
  const research = await givenService(world, { plan: researchProject });
  const other = await givenService(world, { plan: visa, position: 2 });
  const folder = mkdtempSync(join(tmpdir(), "mingjing-api-"));
  const parts: ApiParts = {
    database: () => db.database,
    pool: () => db.pool,
    clock: world.clock,
    zone: () => world.zone,
    limiter: rateLimiter(() => db.pool),
    isWebhookTarget: (url) => judgeTarget(url, { ports: [443], privateNetworks: [] }) !== null,
    files: () => ({
      scanning: { store: diskStore(join(folder, "files")), scanner: noScanner },
      temporaryFolder: join(folder, "incoming"),
    }),
  };
  const app = makeApi(parts);
  const newKey = async (given: Partial<CreateApiKeyInput> = {}) => {
    const input = createApiKeyInput.parse({ name: "测试单位", scopes: ["*"], days: 30, ratePerMinute: null, ...given });
    const made = await createApiKey({ ...world, actor: { kind: "system" } }, input);
    if (!made.ok) throw new Error(made.reason);
    return made;
  };
  const { key } = await newKey();
  const send = async (method: string, path: string, given: Sent = {}) => {
    const shown = given.key === undefined ? key : given.key;
    const headers: Record<string, string> = { ...(shown ? { Authorization: `Bearer ${shown}` } : {}) };
    const json = given.body !== undefined;
    if (json) headers["Content-Type"] = "application/json";
    const body = json ? JSON.stringify(given.body) : given.raw;
    return app.request(path, {
      method,
      headers: { ...headers, ...given.headers },
      ...(body === undefined ? {} : { body }),
    });
  };
  const close = async () => {
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { db, world, parts, app, research, visa: other, key, newKey, send, close };
}
