import pg from "pg";
import { runningEmbedded } from "#lib/db/embedded.ts";

let pool: pg.Pool | undefined;

/** Rows of the database of the server under test, read with the rights of its owner. */
export async function rows<R extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<R[]> {
  pool ??= opened();
  return (await pool.query<R>(text, values)).rows;
}

/** The word that requests of the wrong people carry into what belongs to the whole site. */
export const intruder = "Mallory";

/**
 * Everything that belongs to one applicant, and what of the site bears the intruder's name, as one text: equal texts
 * mean that nothing has changed.
 */
export async function stateOf(personId: string): Promise<string> {
  const own = "select id from application where applicant_id = $1";
  const drafts = "select id from draft where person_id = $1";
  const parts = {
    person: "select * from person where id = $1",
    application: `select * from application where id in (${own}) order by id`,
    history: `select * from history_entry where application_id in (${own}) order by id`,
    notes: `select * from internal_note where application_id in (${own}) order by id`,
    drafts: "select * from draft where person_id = $1 order by id",
    files: `select * from application_file where application_id in (${own}) or draft_id in (${drafts}) order by id`,
    sessions: "select id, expires_at, revoked_at from session where person_id = $1 order by id",
    reveals: `select id from audit_entry where action like '%revealed' and subject_id in (select id::text from (${own}) o)`,
  };
  const read = Object.entries(parts).map(async ([name, text]) => [name, await rows(text, [personId])]);
  const marked = await rows(
    `select date::text as place from calendar_day where name = $1
     union all select name from setting where value::text like '%' || $1 || '%'
     union all select k.prefix from api_key k join partner p on p.id = k.partner_id
       where k.revoked_at is not null or p.name = $1 order by place`,
    [intruder],
  );
  return JSON.stringify({ ...Object.fromEntries(await Promise.all(read)), marked });
}

function opened(): pg.Pool {
  const running = runningEmbedded(process.env.E2E_DATA_DIR ?? "");
  if (!running) throw new Error("the database of the server under test does not run");
  const made = new pg.Pool({ connectionString: running.ownerUrl, max: 2, allowExitOnIdle: true });
  made.on("error", () => {});
  return made;
}
