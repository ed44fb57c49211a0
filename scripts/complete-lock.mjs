import { readFileSync, writeFileSync } from "node:fs";

/*
 * Run after changing dependencies. npm writes no lock entry for an optional platform package that the registry at hand
 * does not serve, and `npm ci` then refuses the whole lock file. This adds the missing entries: their version is the one
 * the parent names, their platform is in their name. On that platform npm fetches them; on others they are skipped.
 */

const file = new URL("../package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(file, "utf8"));
const systems = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const processors = ["arm64", "arm", "x64", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "wasm32"];

for (const parent of Object.values({ ...lock.packages })) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const place = `node_modules/${name}`;
    if (lock.packages[place]) continue;
    lock.packages[place] = { version, ...platformOf(name), ...(parent.dev ? { dev: true } : {}), optional: true };
    console.log(`added ${name} ${version}`);
  }
}

const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);

function platformOf(name) {
  const words = name.split(/[/-]/);
  const os = systems.filter((system) => words.includes(system));
  const cpu = processors.filter((processor) => words.includes(processor) || words.includes(`${processor}hf`));
  if (words.includes("armv7") || words.some((word) => word.startsWith("gnueabi"))) cpu.push("arm");
  const libc = words.includes("musl") || words.includes("linuxmusl") ? ["musl"] : [];
  if (words.includes("linuxmusl")) os.push("linux");
  if (os.length + cpu.length === 0) throw new Error(`${name} does not name its platform: add it by hand`);
  return { ...(cpu.length ? { cpu } : {}), ...(libc.length ? { libc } : {}), ...(os.length ? { os } : {}) };
}
