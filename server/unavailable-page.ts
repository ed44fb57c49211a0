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
<h1>${words.title}</h1>
<p>${words.text}</p>
<p>${words.unaffected}</p>
${page.again ? "" : `<p>${words.sent}</p>`}
<p>${words.hotline}</p>
<p class="hotline"><a href="tel:${number}">${number}</a></p>
<p>${link}</p>
</main>
</body>
</html>
`;
}

const style = `
:root{color-scheme:light dark;--ground:#fbfaf7;--ink:#1d2433;--line:#1f5f5b}
@media (prefers-color-scheme:dark){:root{--ground:#14181f;--ink:#e8eaee;--line:#7cc7bf}}
body{margin:0;background:var(--ground);color:var(--ink);font:1.125rem/1.75 system-ui,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
main{max-width:36rem;margin:0 auto;padding:4rem 1.25rem}
h1{font-size:1.75rem;line-height:1.3;border-left:.375rem solid var(--line);padding-left:.875rem;margin:0 0 1.5rem}
p{margin:0 0 1rem}
a{color:var(--line);text-underline-offset:.2em}
a:focus-visible{outline:3px solid var(--line);outline-offset:3px}
.hotline{font-size:2rem;font-weight:700}
.again{display:inline-block;padding:.625rem 1.25rem;border:2px solid var(--line);border-radius:.375rem}
`;

function escaped(text: string): string {
  return text.replace(/[^\w +()-]/g, (character) => `&#${character.codePointAt(0)};`);
}
