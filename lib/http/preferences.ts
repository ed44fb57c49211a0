import { cookies, headers } from "next/headers";
import { type Preferences, type Theme, themes, type View, views } from "#lib/schemas/preferences.ts";
import { isLocale, pickLocale } from "#lib/text/locale.ts";
import { cookieOptions } from "../auth/cookies.ts";
import { sameSitePath } from "./same-site-path.ts";

const cookieNames = { locale: "mj-locale", theme: "mj-theme", view: "mj-view" } as const;

/** How this reader wants to read. Pass it on explicitly: nothing else may read these cookies. */
export async function requestPreferences(): Promise<Preferences> {
  const [jar, header] = await Promise.all([cookies(), headers()]);
  const theme = jar.get(cookieNames.theme)?.value;
  const view = jar.get(cookieNames.view)?.value;
  return {
    locale: pickLocale(jar.get(cookieNames.locale)?.value, header.get("accept-language")),
    theme: isTheme(theme) ? theme : "system",
    view: isView(view) ? view : "standard",
  };
}

/** Remembers the choices of the form for a year; unknown values change nothing. Returns the path to go back to. */
export async function rememberPreferences(form: FormData): Promise<string> {
  const jar = await cookies();
  for (const [name, value] of Object.entries(chosen(form))) {
    jar.set(name, value, cookieOptions({ sameSite: "lax", maxAge: 365 * 24 * 3600 }));
  }
  return sameSitePath(form.get("returnTo")) ?? "/";
}

function chosen(form: FormData): Record<string, string> {
  const [locale, theme, view] = [form.get("locale"), form.get("theme"), form.get("view")];
  return {
    ...(isLocale(locale) && { [cookieNames.locale]: locale }),
    ...(isTheme(theme) && { [cookieNames.theme]: theme }),
    ...(isView(view) && { [cookieNames.view]: view }),
  };
}

function isTheme(value: unknown): value is Theme {
  return themes.some((theme) => theme === value);
}

function isView(value: unknown): value is View {
  return views.some((view) => view === value);
}
