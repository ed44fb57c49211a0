import type { Deficiency, HistoryEntry } from "./history.ts";
import type { Status } from "./workflow.ts";

/** The request that an application waits on; null when it waits on none. `history` is in the order of `seq`. */
export function openCorrection<E extends Pick<HistoryEntry, "event">>({
  status,
  history,
}: {
  readonly status: Status;
  readonly history: readonly E[];
}): E | null {
  if (status !== "correction-required") return null;
  return history.findLast(({ event }) => event === "correction-requested") ?? null;
}

/**
 * The materials that files may be sent for: those that are pointed at. A point without a target may concern any of
 * them, so all are open then.
 */
export function flaggedMaterials<M extends { readonly code: string }>(
  deficiencies: readonly Deficiency[],
  materials: readonly M[],
): M[] {
  if (deficiencies.some(({ target }) => target === null)) return [...materials];
  const codes = deficiencies.flatMap(({ target }) => (target?.kind === "material" ? [target.code] : []));
  return materials.filter(({ code }) => codes.includes(code));
}

/**
 * Whether the answer needs words: every point about a material is answered by a new file, every other one only by a
 * remark. `filesSince` counts the files sent since the request, by material.
 */
export function needsRemark(deficiencies: readonly Deficiency[], filesSince: ReadonlyMap<string, number>): boolean {
  return deficiencies.some(({ target }) => target?.kind !== "material" || !filesSince.get(target.code));
}
