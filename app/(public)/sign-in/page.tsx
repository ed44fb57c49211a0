import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PublicShell } from "#components/layout/shell.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { PageHeading } from "#components/ui/headings.tsx";
import { PasswordField } from "#components/ui/password-field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { landingPath } from "#lib/http/landing-path.ts";
import { requestPreferences } from "#lib/http/preferences.ts";
import { paths } from "#lib/paths.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import { requestFrame } from "../../frame.ts";
import { Beside } from "../beside.tsx";
import { type AskedNext, nextOf, withNext } from "../next-field.ts";
import { signIn } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requestPreferences();
  const t = translator(locale, "account");
  return {
    title: t("signIn.title"),
    description: t("signIn.description"),
    robots: { index: false, follow: false },
  };
}

export default async function SignInPage({ searchParams }: { searchParams: AskedNext }) {
  const frame = await requestFrame();
  const { locale } = frame.preferences;
  const t = translator(locale, "account");
  const next = nextOf(await searchParams);
  if (frame.viewer.kind === "signed-in") redirect(landingPath(frame.viewer.role, next));
  return (
    <PublicShell frame={frame} path={withNext(paths.signIn, next)}>
      <PageHeading title={t("signIn.title")} lead={t("signIn.lead")} />
      <div className="grid gap-x-16 items-start gap-y-10 lg:grid-cols-[minmax(0,30rem)_minmax(0,24rem)] large:grid-cols-1">
        <Card>
          <SignInForm next={next} hotline={frame.site.hotline} locale={locale} />
        </Card>
        <div className="space-y-8">
          <Beside title={t("signIn.noAccountTitle")} text={t("signIn.noAccount")}>
            <LinkButton href={withNext(paths.register, next)} look="secondary">
              {t("signIn.register")}
            </LinkButton>
          </Beside>
          <Beside title={t("signIn.trackTitle")} text={t("signIn.track")}>
            <LinkButton href={paths.track} look="secondary">
              {t("signIn.trackLink")}
            </LinkButton>
          </Beside>
        </div>
      </div>
    </PublicShell>
  );
}

function SignInForm({ next, hotline, locale }: { next: string | null; hotline: string; locale: Locale }) {
  const t = translator(locale, "account");
  const common = translator(locale, "common");
  return (
    <ActionForm
      action={signIn}
      errorTitle={common("errorsTitle")}
      labels={{ login: t("login"), password: t("password") }}
      className="space-y-5"
    >
      {next !== null && <input type="hidden" name="next" value={next} />}
      <TextField
        name="login"
        label={t("login")}
        required
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
      />
      <PasswordField
        name="password"
        label={t("password")}
        required
        autoComplete="current-password"
        showLabel={t("showPassword")}
        hideLabel={t("hidePassword")}
      />
      <SubmitButton pendingLabel={t("signIn.submitting")} size="big" className="w-full sm:w-auto">
        {t("signIn.submit")}
      </SubmitButton>
      <div className="text-sm text-muted">
        <p>{t.rich("signIn.forgotten", { hotline, link: (words) => <a href={`tel:${hotline}`}>{words}</a> })}</p>
        <p>{t("signIn.staff")}</p>
      </div>
    </ActionForm>
  );
}
