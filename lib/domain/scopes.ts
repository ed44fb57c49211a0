/**
 * What a partner's key may do. A scope is `*` (everything), `<area>:<verb>` for every service, or
 * `<service>:<area>:<verb>` for one; the verb `*` means both. Reading and writing are separate rights: a system that
 * only reports progress has no need to read anybody's data.
 *
 * Examples: `applications:read`, `talent-settlement:applications:write`, `visa:files:*`, `webhooks:write`.
 */
export const scopeAreas = ["applications", "files", "webhooks"] as const;
export type ScopeArea = (typeof scopeAreas)[number];
export const scopeVerbs = ["read", "write"] as const;
export type ScopeVerb = (typeof scopeVerbs)[number];

export type Need = { readonly area: ScopeArea; readonly verb: ScopeVerb };

/** Webhooks belong to the partner, not to a service. */
const shape = /^(?:\*|webhooks:(?:read|write|\*)|(?:[a-z][a-z0-9-]*:)?(?:applications|files):(?:read|write|\*))$/;

export function isScope(text: string): boolean {
  return shape.test(text);
}

/** The service a scope is limited to; null for none. */
export function serviceOfScope(scope: string): string | null {
  const parts = scope.split(":");
  return parts.length === 3 ? (parts[0] ?? null) : null;
}

/** Services for which the scopes grant `need`: `all`, or their codes. */
export function servicesCovered(scopes: readonly string[], need: Need): "all" | readonly string[] {
  const granting = scopes.filter((scope) => grants(scope, need));
  const services = granting.map(serviceOfScope);
  if (services.includes(null)) return "all";
  return [...new Set(services.filter((service) => service !== null))];
}

/** Whether the scopes grant `need` for this service; without a service: for any at all. */
export function covers(scopes: readonly string[], need: Need, service?: string): boolean {
  const covered = servicesCovered(scopes, need);
  if (covered === "all") return true;
  return service === undefined ? covered.length > 0 : covered.includes(service);
}

function grants(scope: string, { area, verb }: Need): boolean {
  if (scope === "*") return true;
  const parts = scope.split(":");
  const granted = parts.at(-1);
  return parts.at(-2) === area && (granted === verb || granted === "*");
}
