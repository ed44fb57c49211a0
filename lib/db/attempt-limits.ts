import { type Limit, type Reservation, refund, reserve } from "./attempts.ts";
import type { Database } from "./transaction.ts";

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * Look-ups for one application number. 20 evaluated guesses in 30 days leave an attacker who knows region and birthday
 * of the ID number a chance of 2 %, and of at most 4 % when they wait for the edge between two windows; the short
 * windows only slow a person down.
 */
const numberWindows = [
  { name: "15m", points: 5, seconds: 15 * minute },
  { name: "24h", points: 10, seconds: day },
  { name: "30d", points: 20, seconds: 30 * day },
] as const;

/** What one look-up counted, so that a right answer can give exactly that back. */
export type LookupAttempt = { number: string; address: string };

export type LookupReservation =
  | { ok: true }
  | { ok: false; reason: "number-closed" }
  | { ok: false; reason: "network-limited"; retryAfterSeconds: number };

/**
 * Takes the right to evaluate one look-up. `number-closed` must be answered like a wrong ID number (same words, same
 * work); `network-limited` may be said openly, it tells nothing about an application. `number` is in normal form.
 */
export async function reserveLookupAttempt(
  database: Database,
  attempt: LookupAttempt,
  now: Date,
): Promise<LookupReservation> {
  // Addresses first and by themselves: tries at a closed number still count against the network they come from.
  const network = await reserve(database, lookupNetworkLimits(attempt.address), now);
  if (!network.ok) return { ok: false, reason: "network-limited", retryAfterSeconds: network.retryAfterSeconds };
  const number = await reserve(database, lookupNumberLimits(attempt.number), now);
  return number.ok ? { ok: true } : { ok: false, reason: "number-closed" };
}

/** After a right answer: only wrong guesses stay counted. */
export async function refundLookupAttempt(database: Database, attempt: LookupAttempt, now: Date): Promise<void> {
  await refund(database, [...lookupNetworkLimits(attempt.address), ...lookupNumberLimits(attempt.number)], now);
}

/**
 * Takes the right to check one password. An account and address pair gets ten wrong tries in 15 minutes, an account a
 * hundred a day; a browser that has signed in before (`device`) has counters of its own, so that strangers cannot keep
 * an owner out.
 */
export async function reserveSignInAttempt(
  database: Database,
  attempt: SignInAttempt,
  now: Date,
): Promise<Reservation> {
  return reserve(database, signInLimits(attempt), now);
}

/** After a right password. */
export async function refundSignInAttempt(database: Database, attempt: SignInAttempt, now: Date): Promise<void> {
  await refund(database, signInLimits(attempt), now);
}

export type SignInAttempt = { account: string; address: string; device: string | null };

/** Registrations cost a password hash and an account each: twenty an hour from one network, thousands overall. */
export async function reserveRegistration(database: Database, address: string, now: Date): Promise<Reservation> {
  return reserve(
    database,
    [
      { key: `register/address/${address}`, points: 20, seconds: hour },
      { key: "register/all", points: 2_000, seconds: hour },
    ],
    now,
  );
}

/** Removed files leave the disk an hour later only, so the number of uploads is limited beside the size of drafts. */
export async function reserveUpload(
  database: Database,
  sender: { readonly personId: string } | { readonly partnerId: string },
  now: Date,
): Promise<Reservation> {
  const limit =
    "personId" in sender
      ? { key: `upload/person/${sender.personId}`, points: 120 }
      : { key: `upload/partner/${sender.partnerId}`, points: 20_000 };
  return reserve(database, [{ ...limit, seconds: hour }], now);
}

function lookupNetworkLimits(address: string): Limit[] {
  return [
    // A service hall or a campus shares one address, and right answers are given back.
    { key: `lookup/address/15m/${address}`, points: 60, seconds: 15 * minute },
    { key: `lookup/address/24h/${address}`, points: 300, seconds: day },
    { key: "lookup/all/15m", points: 10_000, seconds: 15 * minute },
  ];
}

function lookupNumberLimits(number: string): Limit[] {
  return numberWindows.map(({ name, points, seconds }) => ({
    key: `lookup/number/${name}/${number}`,
    points,
    seconds,
  }));
}

function signInLimits({ account, address, device }: SignInAttempt): Limit[] {
  if (device !== null) {
    return [{ key: `sign-in/device/${account}/${device}`, points: 10, seconds: 15 * minute }];
  }
  return [
    { key: `sign-in/pair/${account}/${address}`, points: 10, seconds: 15 * minute },
    { key: `sign-in/account/${account}`, points: 100, seconds: day },
    { key: `sign-in/address/${address}`, points: 100, seconds: 15 * minute },
    { key: "sign-in/all", points: 10_000, seconds: 15 * minute },
  ];
}
