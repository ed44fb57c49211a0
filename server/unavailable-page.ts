import type { IncomingMessage } from "node:http";
import type { Locale } from "../lib/domain/localized-text.ts";
import { pickLocale } from "../lib/text/locale.ts";
import { type Trouble, unavailableWords } from "../lib/text/unavailable.ts";

export type Answer = { status: number; headers: Record<string, string>; body: string };

const retryAfterSeconds = 10;

/** What stands in for a page or an API answer that cannot be made; shows no status of any application. */
export function unavailable(
  request: IncomingMessage,
  given: { trouble: Trouble; api: boolean; hotline: string; nonce: string; requestId: string },
): Answer {
  const status = given.trouble === "database-away" ? 503 : 500;
  const retry = status === 503 ? { "Retry-After": String(retryAfterSeconds) } : {};
  if (given.api) {
    const title = status === 503 ? "Service Unavailable" : "Internal Server Error";
    const body = JSON.stringify({
      type: "about:blank",
      title,
      status,
      reason: given.trouble,
      requestId: given.requestId,
    });
    return { status, headers: { ...retry, "Content-Type": "application/problem+json" }, body };
  }
  const locale = readerLocale(request);
  const page = { ...given, locale, again: request.method === "GET" || request.method === "HEAD" };
  const headers = { ...retry, "Content-Type": "text/html; charset=utf-8", "Content-Language": locale };
  return { status, headers: { ...headers, Vary: "Cookie, Accept-Language" }, body: html(page) };
}

function readerLocale(request: IncomingMessage): Locale {
  const cookie = /(?:^|;\s*)mj-locale=([^;]*)/.exec(request.headers.cookie ?? "")?.[1];
  return pickLocale(cookie, request.headers["accept-language"]);
}

function html(page: { trouble: Trouble; locale: Locale; hotline: string; nonce: string; again: boolean }): string {
  const words = unavailableWords[page.locale][page.trouble];
  const number = escaped(page.hotline);
  // An empty address reloads this very page; after a sent form that would send it again.
  const link = page.again
    ? `<a class="again" href="">${words.tryAgain}</a>`
    : `<a class="again" href="/">${words.home}</a>`;
  return `<!doctype html>
<html lang="${page.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${words.title}</title>
<style nonce="${page.nonce}">${style}</style>
</head>
<body>
<main>
${mark}
<h1>${words.title}</h1>
<p>${words.text}</p>
<p>${words.unaffected}</p>
${page.again ? "" : `<p>${words.sent}</p>`}
<p>${words.hotline}</p>
<p class="hotline"><a href="tel:${number}">${number}</a></p>
<p>${link}</p>
</main>
${hills}
</body>
</html>
`;
}

// The mark and the hills of components/layout, spelt out: this page must not lean on anything that can be away.
const mark =
  '<svg viewBox="0 0 48 48" width="48" height="48" aria-hidden="true"><rect width="48" height="48" rx="11" fill="var(--primary)"/><path d="M12 37.5C30 37.5 33 31 24 26S16 15.5 33.5 12" fill="none" stroke="var(--on)" stroke-width="4.25" stroke-linecap="round"/><circle cx="12" cy="37.5" r="4.75" fill="var(--on)"/><circle cx="24" cy="26" r="4.75" fill="var(--on)"/><circle cx="34.5" cy="12" r="5.75" fill="var(--lamp)"/></svg>';
const hills =
  '<svg class="hills" viewBox="0 0 1440 120" preserveAspectRatio="none" aria-hidden="true"><path fill="var(--far)" d="M0 74C120 40 210 62 330 52S540 8 690 30 870 66 1010 44 1250 14 1440 46V120H0Z"/><path fill="var(--near)" d="M0 96C140 70 260 92 400 78S600 44 760 66 980 92 1120 72 1330 52 1440 68V120H0Z"/><path fill="var(--ground)" d="M0 112C180 92 330 110 520 102S820 82 980 98 1260 100 1440 92V121H0Z"/></svg>';

const style = `
:root{color-scheme:light dark;--paper:#faf6ee;--ink:#15262d;--primary:#0b4b59;--on:#fdfbf5;--lamp:#f2c15a;--far:#cde1e5;--near:#a2c3cb;--ground:#073540}
@media (prefers-color-scheme:dark){:root{--paper:#10191d;--ink:#ece9e1;--primary:#93ccd2;--on:#0a1a20;--lamp:#edbb58;--far:#16262c;--near:#1a3239;--ground:#040e13}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;background:var(--paper);color:var(--ink);font:1.125rem/1.75 -apple-system,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{width:100%;max-width:42rem;margin:0 auto;padding:3rem 1.25rem}
h1{position:relative;font:700 2rem/1.4 "Songti SC","Noto Serif CJK SC","Source Han Serif SC",Georgia,serif;padding-left:1.75rem;margin:1.5rem 0 1.25rem}
h1::before{content:"";position:absolute;left:0;top:.7rem;width:.5rem;height:.5rem;border:.25rem solid var(--primary);border-radius:50%;background:var(--lamp)}
p{margin:0 0 1rem}
a{color:var(--primary);text-underline-offset:.2em}
a:focus-visible{outline:3px solid var(--ink);outline-offset:3px}
.hotline{font:700 2.25rem/1.3 "Songti SC","Noto Serif CJK SC",Georgia,serif}
.again{display:inline-block;padding:.5rem 1.5rem;border-radius:.375rem;background:var(--primary);color:var(--on);text-decoration:none}
.hills{display:block;width:100%;height:6rem;margin-top:auto}
`;

function escaped(text: string): string {
  return text.replace(/[^\w +()-]/g, (character) => `&#${character.codePointAt(0)};`);
}
