/*
 * Who may import whom: the table of docs/decisions and the folder map of the README as rules. A planted violation of
 * each is tried by scripts/structure.test.ts.
 */

const test = "\\.test\\.tsx?$|/testing/|/testing\\.ts$";
const framework = "node_modules/(next|react|react-dom)/";
const generated = "^lib/db/generated/";

/** What a folder may not import. */
const never = (name, from, to, reason) => ({
  name,
  severity: "error",
  comment: reason,
  from: { path: from, pathNot: [test] },
  to: { path: to },
});

/** A folder that may import only what is listed. */
const only = (name, from, allowed, reason) => ({
  name,
  severity: "error",
  comment: reason,
  from: { path: from, pathNot: [test] },
  to: { pathNot: allowed },
});

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    only(
      "domain-is-pure",
      "^lib/domain/",
      // Calendar arithmetic that never asks for the present.
      ["^lib/domain/", "node_modules/temporal-polyfill/"],
      "The domain takes data and gives data.",
    ),
    only(
      "schemas-only-describe",
      "^lib/schemas/",
      ["^lib/(schemas|domain)/", "node_modules/(zod|stdnum|libphonenumber-js)/"],
      "A schema never asks a database or a framework.",
    ),
    never(
      "storage-below-operations",
      "^lib/(db|channels|files)/",
      `^lib/(operations|queries|http|auth|api|text)/|^(components|app|worker|server)/|${framework}`,
      "Storage and channels know no use case.",
    ),
    {
      ...never(
        "storage-without-jobs",
        "^lib/(db|channels|files)/",
        "^lib/jobs/",
        "Only the table of queues is shared.",
      ),
      to: { path: "^lib/jobs/", pathNot: ["^lib/jobs/jobs\\.ts$"] },
    },
    never(
      "jobs-only-enqueue",
      "^lib/jobs/",
      `^lib/(channels|operations|http|api)/|${framework}`,
      "A job's work lies in worker/.",
    ),
    never(
      "queries-only-read",
      "^lib/queries/",
      `^lib/(operations|channels|jobs|http|api)/|${framework}`,
      "The read side changes nothing.",
    ),
    never(
      "operations-without-surface",
      "^lib/operations/",
      `^lib/(http|api|channels|text)/|${framework}`,
      "A use case knows neither page nor channel; channels arrive as an argument.",
    ),
    never("guards-without-operations", "^lib/(http|auth)/", "^lib/operations/", "A guard admits; it does not act."),
    never("http-without-database", "^lib/http/", "^lib/db/", "Only lib/auth reads who somebody is."),
    never("api-without-next", "^lib/api/", `^lib/http/|${framework}`, "The API runs in front of Next."),
    never("kit-without-domain", "^components/ui/", "^lib/", "The kit has no domain words."),
    never(
      "components-only-show",
      "^components/",
      `^lib/(db|operations|queries|jobs|channels|files|api)/|${generated}`,
      "A component is given what it shows.",
    ),
    never(
      "pages-compose",
      "^app/",
      `^lib/(db|jobs|channels)/|${generated}`,
      "A page composes; it decides and stores nothing.",
    ),
    never("worker-without-pages", "^worker/", "^(app|components)/|^lib/http/", "A job has no page."),
    never(
      "nobody-imports-the-top",
      "^(lib|components|prisma)/",
      "^(app|worker|server)/|^server\\.ts$",
      "The top imports, and is not imported.",
    ),
    never("pages-without-worker", "^app/", "^(worker|server|scripts)/", "Pages and jobs share lib only."),
    {
      name: "no-circle",
      severity: "error",
      comment: "Types may refer to each other; code may not.",
      from: { pathNot: [generated] },
      to: { circular: true, viaOnly: { pathNot: [generated], dependencyTypesNot: ["type-only"] } },
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules", generated] },
    exclude: { path: ["^\\.next/", "^\\.data"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "node", "default"] },
  },
};
