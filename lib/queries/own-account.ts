import { maskedEmail, maskedMobile } from "../domain/identifiers.ts";
import type { Reading } from "./reading.ts";

/** What the account page shows: never the whole login. */
export type OwnAccount = {
  readonly name: string;
  readonly maskedEmail: string | null;
  readonly maskedMobile: string | null;
  readonly createdAt: string;
  /** Browsers signed in beside this one. */
  readonly otherSessions: number;
};

/** `idleSince`: sessions not seen after it are over. */
export async function ownAccount(
  { database, now }: Pick<Reading, "database" | "now">,
  { personId, sessionId, idleSince }: { personId: string; sessionId: string; idleSince: Date },
): Promise<OwnAccount> {
  const live = {
    personId,
    revokedAt: null,
    expiresAt: { gt: now },
    lastSeenAt: { gt: idleSince },
    id: { not: sessionId },
  };
  const [person, otherSessions] = await Promise.all([
    database.person.findUniqueOrThrow({
      where: { id: personId },
      select: { name: true, email: true, mobile: true, createdAt: true },
    }),
    database.session.count({ where: live }),
  ]);
  const { name, email, mobile, createdAt } = person;
  return {
    name,
    maskedEmail: email && maskedEmail(email),
    maskedMobile: mobile && maskedMobile(mobile),
    createdAt: createdAt.toISOString(),
    otherSessions,
  };
}

/** What the account knows already, so that nobody has to type it again. */
export async function knownContacts(
  { database }: Pick<Reading, "database">,
  personId: string,
): Promise<{ applicantName: string; email: string; mobile: string }> {
  const { name, email, mobile } = await database.person.findUniqueOrThrow({
    where: { id: personId },
    select: { name: true, email: true, mobile: true },
  });
  return { applicantName: name, email: email ?? "", mobile: mobile ?? "" };
}
