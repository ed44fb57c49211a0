import { execFileSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { signedIn } from "../browser-form.ts";
import { fetched } from "../latency.ts";
import { load } from "../load.ts";
import type { Measurement } from "../measurement.ts";
import { progressSide } from "./progress.ts";

const seconds = 60;
const targetMegabytes = 450;

export const memory: Measurement = {
  name: "memory",
  about:
    "Resident memory of the web process after 60 seconds of load: progress calls over 20 connections, and readers of the pages beside them.",
  async run(bench) {
    const portal = await bench.portal(1000);
    const cookie = await signedIn(portal.origin, portal.applicant);
    const staff = await signedIn(portal.origin, portal.reviewer);
    const addresses = [
      ...["/", "/track", "/services"].map((path) => ({ path, cookie: "" })),
      ...[
        { path: "/me", cookie },
        { path: `/me/applications/${portal.applicant.applicationId}`, cookie },
      ],
      { path: "/staff", cookie: staff },
    ];
    const before = residentMegabytes(portal.pid);
    let loading = true;
    const readers = (async () => {
      for (let turn = 0; loading; turn += 1) {
        const { path, cookie: given } = addresses[turn % addresses.length] ?? { path: "/", cookie: "" };
        await fetched(`${portal.origin}${path}`, given ? { headers: { cookie: given } } : {});
        await sleep(5);
      }
    })();
    await load(progressSide(portal.origin, portal), seconds);
    const after = residentMegabytes(portal.pid);
    loading = false;
    await readers;
    return [
      {
        name: "Web process",
        limit: `${before} MB before`,
        ours: `${after} MB`,
        ratio: "–",
        target: `≤ ${targetMegabytes} MB`,
        met: after <= targetMegabytes,
      },
    ];
  },
};

function residentMegabytes(pid: number): number {
  const kilobytes = execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" });
  return Math.round(Number(kilobytes) / 1024);
}
