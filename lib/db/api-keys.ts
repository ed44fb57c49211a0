import type pg from "pg";

/** A key with its partner, as it stands at the database's present. */
export type KeyRow = {
  readonly key_id: string;
  readonly key_prefix: string;
  readonly partner_id: string;
  readonly key_hash: Buffer;
  readonly key_scopes: string[];
  readonly key_cidrs: string[];
  readonly rate_per_minute: number | null;
  readonly key_expired: boolean;
  readonly key_revoked: boolean;
  readonly partner_disabled: boolean;
  /** Nobody has noted a use of it in the last minute. */
  readonly use_unnoted: boolean;
};

/**
 * A prepared statement whose first parameter is the prefix of a key and whose row starts with {@link KeyRow}: what is
 * asked for comes in the same round trip as the key, and is used only after the key has been judged.
 */
export type KeyedStatement<Columns extends object = object> = {
  readonly name: string;
  readonly text: string;
  readonly columns?: Columns;
};

const keyColumns = `k.id AS key_id, k.prefix AS key_prefix, k.partner_id, k.hash AS key_hash, k.scopes AS key_scopes, k.cidrs AS key_cidrs,
  k.rate_per_minute, k.expires_at <= now() AS key_expired, k.revoked_at IS NOT NULL AS key_revoked,
  p.disabled_at IS NOT NULL AS partner_disabled,
  coalesce(k.last_used_at < now() - interval '1 minute', true) AS use_unnoted`;

/** `more` are further columns, `joins` where they come from; their parameters start at `$2`. Rows are one or none. */
export function keyedStatement<Columns extends object = object>(given: {
  name: string;
  more?: string;
  joins?: string;
}): KeyedStatement<Columns> {
  const more = given.more ? `, ${given.more}` : "";
  return {
    name: given.name,
    text: `SELECT ${keyColumns}${more} FROM api_key k JOIN partner p ON p.id = k.partner_id ${given.joins ?? ""}
      WHERE k.prefix = $1`,
  };
}

/** The key alone. */
export const keyAlone = keyedStatement({ name: "api-key" });

export async function readKeyed<Columns extends object>(
  pool: pg.Pool,
  { name, text }: KeyedStatement<Columns>,
  values: readonly unknown[],
): Promise<(KeyRow & Columns) | null> {
  const { rows } = await pool.query<KeyRow & Columns>({ name, text, values: [...values] });
  return rows[0] ?? null;
}

/** Notes that the key was used, once a minute (`use_unnoted`); other processes may have done so meanwhile. */
export async function noteUse(pool: pg.Pool, { key_id }: KeyRow): Promise<void> {
  await pool.query({
    name: "api-key-used",
    text: `UPDATE api_key SET last_used_at = now()
           WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`,
    values: [key_id],
  });
}
