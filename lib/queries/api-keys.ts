import type { Database } from "../db/transaction.ts";

/** A key as administrators see it. */
export type ApiKeyRow = {
  readonly id: string;
  readonly partnerName: string;
  readonly prefix: string;
  readonly scopes: readonly string[];
  readonly cidrs: readonly string[];
  readonly ratePerMinute: number | null;
  readonly createdAt: string;
  readonly createdBy: string | null;
  readonly expiresAt: string;
  readonly lastUsedAt: string | null;
  readonly state: "active" | "expired" | "revoked";
};

/** All keys, those that work first, the newest first; at most 500. */
export async function apiKeys(database: Database, now: Date): Promise<ApiKeyRow[]> {
  const rows = await database.apiKey.findMany({
    orderBy: { createdAt: "desc" },
    take: 500,
    select: {
      id: true,
      prefix: true,
      scopes: true,
      cidrs: true,
      ratePerMinute: true,
      createdAt: true,
      expiresAt: true,
      lastUsedAt: true,
      revokedAt: true,
      partner: { select: { name: true, disabledAt: true } },
      createdBy: { select: { name: true } },
    },
  });
  const keys = rows.map(({ partner, createdBy, revokedAt, ...row }): ApiKeyRow => {
    const revoked = revokedAt !== null || partner.disabledAt !== null;
    return {
      ...row,
      partnerName: partner.name,
      createdBy: createdBy?.name ?? null,
      createdAt: row.createdAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
      state: revoked ? "revoked" : row.expiresAt <= now ? "expired" : "active",
    };
  });
  return [...keys.filter(({ state }) => state === "active"), ...keys.filter(({ state }) => state !== "active")];
}
