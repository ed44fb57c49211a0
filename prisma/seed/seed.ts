import type { PrismaClient } from "#lib/db/generated/client.ts";

/** What a newcomer needs to try the demo. */
export type DemoFacts = {
  accounts: { role: string; login: string; password: string }[];
  lookup: { number: string; idNumber: string } | null;
};

/** Fills a migrated, empty database with demo data, as the application's role. */
export async function seedDemo(_given: {
  database: PrismaClient;
  onProgress?: (text: string) => void;
}): Promise<DemoFacts> {
  return { accounts: [], lookup: null };
}
