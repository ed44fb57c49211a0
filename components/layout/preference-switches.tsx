import { ALargeSmall, Monitor, Moon, Sun } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "#components/ui/cx.ts";
import { paths } from "#lib/paths.ts";
import type { Preferences } from "#lib/schemas/preferences.ts";
import { type Locale, locales } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";

// Each language is named in itself, so that those who need it can read it.
const languageNames: Record<Locale, string> = { "zh-CN": "中文", en: "English" };

/** One form of plain buttons: it works before and without JavaScript, and comes back to the same page. */
export function PreferenceSwitches({ preferences, path }: { preferences: Preferences; path: string }) {
  const t = translator(preferences.locale, "common");
  const large = preferences.view === "large";
  return (
    <form
      action={paths.preferences}
      method="post"
      aria-label={t("switches.label")}
      data-print="hide"
      className="flex flex-wrap items-center"
    >
      <input type="hidden" name="returnTo" value={path} />
      <Switch name="view" value={large ? "standard" : "large"} className={large ? "font-semibold text-primary" : ""}>
        <ALargeSmall aria-hidden className="size-5" />
        {large ? t("switches.standard") : t("switches.large")}
      </Switch>
      {locales
        .filter((locale) => locale !== preferences.locale)
        .map((locale) => (
          <Switch key={locale} name="locale" value={locale} lang={locale}>
            {languageNames[locale]}
          </Switch>
        ))}
      <ThemeSwitch preferences={preferences} />
    </form>
  );
}

function ThemeSwitch({ preferences }: { preferences: Preferences }) {
  const t = translator(preferences.locale, "common");
  const choices = [
    { theme: "system", says: t("switches.themeSaysSystem"), Icon: Monitor },
    { theme: "light", says: t("switches.themeSaysLight"), Icon: Sun },
    { theme: "dark", says: t("switches.themeSaysDark"), Icon: Moon },
  ] as const;
  return (
    <fieldset aria-label={t("switches.theme")} className="flex large:max-sm:hidden">
      {choices.map(({ theme, says, Icon }) => (
        <Switch
          key={theme}
          name="theme"
          value={theme}
          title={says}
          pressed={preferences.theme === theme}
          className="switch-node"
        >
          <Icon aria-hidden className="size-4.5" />
          <span className="sr-only">{says}</span>
        </Switch>
      ))}
    </fieldset>
  );
}

function Switch({
  name,
  value,
  children,
  className,
  lang,
  title,
  pressed,
}: {
  name: string;
  value: string;
  children: ReactNode;
  className?: string;
  lang?: string;
  title?: string;
  pressed?: boolean;
}) {
  return (
    <button
      type="submit"
      name={name}
      value={value}
      lang={lang}
      title={title}
      aria-pressed={pressed}
      className={cx("switch", className)}
    >
      {children}
    </button>
  );
}
