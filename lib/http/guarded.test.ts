import { existsSync, globSync, readFileSync } from "node:fs";
import ts from "typescript";
import { describe, expect, test } from "vitest";

/** Routes that guard themselves, each with how. Everything else is made by `route(...)` or `formAction(...)`. */
const selfGuarded: Record<string, string> = {
  "app/api/auth/[...nextauth]/route.ts": "lib/auth/auth-route: origin, next-auth's own token, closed list of paths",
};

/** Open to everyone without a wrapper, each with why that is safe. */
const openToAll: Record<string, string> = {
  "app/api/health/live/route.ts": "says that the process answers, nothing else",
  "app/api/health/ready/route.ts": "says that the database answers, nothing else",
};

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

describe("every way in is guarded", () => {
  const routes = globSync("app/**/route.{ts,tsx}");
  const sources = globSync("{app,components,lib}/**/*.{ts,tsx}", { exclude: (name) => name.includes("generated") });

  test("there are routes to look at", () => expect(routes.length).toBeGreaterThan(0));

  test.each(routes)("%s", (path) => {
    if (path in selfGuarded || path in openToAll) return;
    expect(unguardedRoutes(readFileSync(path, "utf8"))).toEqual([]);
  });

  test("no list names a route that is gone", () => {
    const known = Object.keys(selfGuarded).filter((path) => !existsSync(path));
    expect(known).toEqual([]);
  });

  test("server actions", () => {
    const found = sources.flatMap((path) =>
      unguardedActions(readFileSync(path, "utf8")).map((name) => `${path}: ${name}`),
    );
    expect(found).toEqual([]);
  });
});

describe("the check itself finds", () => {
  test.each([
    ["export async function GET() {}", ["GET"]],
    ["export const POST = async () => new Response();", ["POST"]],
    ["export const GET = route({}), POST = other();", ["POST"]],
    ["export { handler as DELETE } from './x';", ["DELETE"]],
    ["export * from './x';", ["*"]],
    ["export const GET = route({}); export const dynamic = 'force-dynamic';", []],
  ])("in a route %j", (source, expected) => {
    expect(unguardedRoutes(source)).toEqual(expected);
  });

  test.each([
    ["'use server'; export async function save() {}", ["save"]],
    ["'use server'; export const save = async () => {};", ["save"]],
    ["'use server'; export default async function () {}", ["default"]],
    ["'use server'; export { save };", ["save"]],
    ["'use server'; export const save = formAction({});", []],
    ["'use server'; export type Saved = string;", []],
    ["export async function page() { async function save() { 'use server'; } }", ["inline action"]],
    ["const save = async () => { 'use server'; };", ["inline action"]],
    ["export async function helper() {}", []],
  ])("among actions %j", (source, expected) => {
    expect(unguardedActions(source)).toEqual(expected);
  });
});

function unguardedRoutes(source: string): string[] {
  const exported = exportsOf(parse(source)).filter(({ name }) => name === "*" || methods.includes(name));
  return exported.filter(({ madeBy }) => madeBy !== "route").map(({ name }) => name);
}

function unguardedActions(source: string): string[] {
  if (!source.includes("use server")) return [];
  const file = parse(source);
  if (!hasDirective(file.statements)) return hasInlineAction(file) ? ["inline action"] : [];
  return exportsOf(file)
    .filter(({ madeBy }) => madeBy !== "formAction")
    .map(({ name }) => name);
}

type Exported = { name: string; madeBy: string | null };

function exportsOf(file: ts.SourceFile): Exported[] {
  return file.statements.flatMap((statement): Exported[] => {
    if (ts.isExportDeclaration(statement)) return reExports(statement);
    if (ts.isExportAssignment(statement)) return [{ name: "default", madeBy: null }];
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
    const kinds = modifiers.map((modifier) => modifier.kind);
    if (!kinds.includes(ts.SyntaxKind.ExportKeyword)) return [];
    if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(variable);
    if (!ts.isFunctionDeclaration(statement)) return [];
    const isDefault = kinds.includes(ts.SyntaxKind.DefaultKeyword);
    return [{ name: isDefault ? "default" : (statement.name?.text ?? "default"), madeBy: null }];
  });
}

function reExports(statement: ts.ExportDeclaration): Exported[] {
  if (statement.isTypeOnly) return [];
  const clause = statement.exportClause;
  if (clause === undefined || !ts.isNamedExports(clause)) return [{ name: "*", madeBy: null }];
  return clause.elements.map((element) => ({ name: element.name.text, madeBy: null }));
}

function variable(declaration: ts.VariableDeclaration): Exported {
  const made = declaration.initializer;
  const madeBy = made && ts.isCallExpression(made) && ts.isIdentifier(made.expression) ? made.expression.text : null;
  return { name: declaration.name.getText(), madeBy };
}

function hasInlineAction(node: ts.Node): boolean {
  if (ts.isBlock(node) && hasDirective(node.statements)) return true;
  return ts.forEachChild(node, (child) => hasInlineAction(child) || undefined) ?? false;
}

function hasDirective(statements: ts.NodeArray<ts.Statement>): boolean {
  const first = statements[0];
  return (
    first !== undefined &&
    ts.isExpressionStatement(first) &&
    ts.isStringLiteral(first.expression) &&
    first.expression.text === "use server"
  );
}

function parse(source: string): ts.SourceFile {
  return ts.createSourceFile("source.tsx", source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
}
