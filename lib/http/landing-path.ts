import type { Role } from "../domain/permissions.ts";
import { paths } from "../paths.ts";
import { nextPath } from "./next-path.ts";

const workplaces: Record<Role, string> = {
  applicant: paths.me,
  reviewer: paths.staff,
  manager: paths.staff,
  administrator: paths.adminCalendar,
};

/** Which roles may enter a part of the site that is not for everyone. */
const rooms: readonly { readonly path: string; readonly roles: readonly Role[] }[] = [
  { path: paths.me, roles: ["applicant"] },
  { path: paths.staff, roles: ["reviewer", "manager", "administrator"] },
  { path: "/admin", roles: ["administrator"] },
];

/**
 * Where a person goes after signing in: to the page they came from, unless it is none of this site's or not for their
 * role, else to where their role works.
 */
export function landingPath(role: Role, wanted: string | undefined | null): string {
  const path = nextPath(wanted, workplaces[role]);
  const room = rooms.find((each) => path === each.path || path.startsWith(`${each.path}/`));
  return room && !room.roles.includes(role) ? workplaces[role] : path;
}
