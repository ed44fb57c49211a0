/*
 * The list of steps that a start or a test run shows: one line each with its time, a moving clock on a terminal.
 * Plain JavaScript without packages: it runs on the host's Node before anything is installed.
 */

const moving = process.stdout.isTTY && process.env.TERM !== "dumb" && !process.env.CI;
const frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];

/** Runs the work and shows it as one step. The work may answer a short note, such as "up to date". */
export async function step(title, work) {
  const started = Date.now();
  let note = "";
  let frame = 0;
  const show = (text) => process.stdout.write(`\r\u001b[2K${text}`);
  const tick = () => show(`  ${frames[frame++ % frames.length]} ${title}${note && ` · ${note}`} ${seconds(started)}`);
  const timer = moving ? setInterval(tick, 100) : setTimeout(() => process.stdout.write(`  … ${title}\n`), 3000);
  if (moving) tick();
  try {
    const answer = await work((text) => {
      note = text;
    });
    finish("✓", typeof answer === "string" ? answer : note);
    return answer;
  } catch (error) {
    finish("✗", "");
    throw error;
  }

  function finish(mark, last) {
    clearInterval(timer);
    const line = `  ${mark} ${title}${last && ` · ${last}`} ${seconds(started)}\n`;
    if (moving) show(line);
    else process.stdout.write(line);
  }
}

/** The time since a moment, for people. */
export function seconds(started) {
  const spent = (Date.now() - started) / 1000;
  return spent < 100 ? `${spent.toFixed(1)} s` : `${Math.floor(spent / 60)} min ${Math.round(spent % 60)} s`;
}

/** An error whose message is the whole explanation. */
export class StartError extends Error {
  name = "StartError";
}
