import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { StartError } from "#lib/start-error.ts";

const root = join(import.meta.dirname, "..");
/** A little more than the duty allows itself for finishing what is under way. */
const patience = 17_000;

export type Duty = {
  /** Resolves when the duty works for the first time; rejects with its own words when it does not get there. */
  ready: Promise<void>;
  stop(): Promise<void>;
};

/** Runs a script as a child process and starts it again when it dies, with growing pauses while it keeps dying. */
export function supervise(given: {
  name: string;
  script: string;
  env: NodeJS.ProcessEnv;
  onEvent: (event: string) => void;
}): Duty {
  let child: ChildProcess;
  let stopping = false;
  let wasReady = false;
  let pause = 250;
  const { promise: ready, resolve, reject } = Promise.withResolvers<void>();

  const start = () => {
    const startedAt = Date.now();
    const { process: started, output } = launch(given.script, given.env);
    child = started;
    child.on("message", (message) => {
      if (message !== "ready") return;
      output.release();
      if (wasReady) given.onEvent(`${given.name} is back`);
      wasReady = true;
      resolve();
    });
    child.once("exit", async (code, signal) => {
      if (stopping) return;
      if (!wasReady) {
        // Its last words may still be on the way.
        await Promise.race([once(child, "close"), sleep(1000)]);
        return reject(new StartError(output.held() || `The ${given.name} ended with ${signal ?? code}.`));
      }
      if (Date.now() - startedAt > 60_000) pause = 250;
      given.onEvent(`${given.name} ended with ${signal ?? `code ${code}`}; starting it again`);
      await sleep(pause);
      pause = Math.min(pause * 2, 10_000);
      if (!stopping) start();
    });
  };
  start();

  return {
    ready,
    async stop() {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise<void>((done) => child.once("exit", () => done()));
      const force = setTimeout(() => child.kill("SIGKILL"), patience);
      child.kill("SIGTERM");
      await gone;
      clearTimeout(force);
    },
  };
}

/** What the child said in words: no log lines, no ticks of the framework. */
function sentences(text: string): string {
  const lines = text.split("\n").filter((line) => line.trim() && !/^(\{"|✓)/.test(line));
  return lines.join("\n").trim();
}

type Output = { release(): void; held(): string };

/** Until the child is ready its words are kept back: they are shown when it fails, and would only disturb otherwise. */
function launch(script: string, env: NodeJS.ProcessEnv): { process: ChildProcess; output: Output } {
  const child = spawn(process.execPath, [join(root, script)], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    // Its own group: Ctrl-C reaches the starter alone, which stops its children in order.
    detached: true,
  });
  let kept: string[] | undefined = [];
  const forward = (target: NodeJS.WriteStream) => (chunk: Buffer) => {
    if (kept) kept.push(chunk.toString());
    else target.write(chunk);
  };
  child.stdout?.on("data", forward(process.stdout));
  child.stderr?.on("data", forward(process.stderr));
  const output: Output = {
    release() {
      kept = undefined;
    },
    held: () => sentences((kept ?? []).join("")),
  };
  return { process: child, output };
}
