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
import { register } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requestPreferences();
  const t = translator(locale, "account");
  return { title: t("register.title"), description: t("register.description") };
}

export default async function RegisterPage({ searchParams }: { searchParams: AskedNext }) {
  const frame = await requestFrame();
  const { locale } = frame.preferences;
  const t = translator(locale, "account");
  const next = nextOf(await searchParams);
  if (frame.viewer.kind === "signed-in") redirect(landingPath(frame.viewer.role, next));
  return (
    <PublicShell frame={frame} path={withNext(paths.register, next)}>
      <PageHeading title={t("register.title")} lead={t("register.lead")} />
      <div className="grid gap-x-16 items-start gap-y-10 lg:grid-cols-[minmax(0,30rem)_minmax(0,24rem)] large:grid-cols-1">
        <Card>
          <RegisterForm next={next} locale={locale} />
        </Card>
        <div className="space-y-8">
          <section>
            <h2 className="waymark text-xl">{t("register.privacyTitle")}</h2>
            <p className="mt-2">
              {t.rich("register.privacy", { link: (words) => <a href={paths.privacy}>{words}</a> })}
            </p>
          </section>
          <Beside title={t("register.haveAccountTitle")}>
            <LinkButton href={withNext(paths.signIn, next)} look="secondary">
              {t("register.signIn")}
            </LinkButton>
          </Beside>
        </div>
      </div>
    </PublicShell>
  );
}

function RegisterForm({ next, locale }: { next: string | null; locale: Locale }) {
  const t = translator(locale, "account");
  const common = translator(locale, "common");
  return (
    <ActionForm
      action={register}
      errorTitle={common("errorsTitle")}
      labels={{ name: t("register.name"), login: t("login"), password: t("password") }}
      className="space-y-5"
    >
      {next !== null && <input type="hidden" name="next" value={next} />}
      <TextField name="name" label={t("register.name")} hint={t("register.nameHint")} required autoComplete="name" />
      <TextField
        name="login"
        label={t("login")}
        hint={t("register.loginHint")}
        required
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
      />
      <PasswordField
        name="password"
        label={t("password")}
        hint={t("register.passwordHint")}
        required
        autoComplete="new-password"
        showLabel={t("showPassword")}
        hideLabel={t("hidePassword")}
      />
      <SubmitButton pendingLabel={t("register.submitting")} size="big" className="w-full sm:w-auto">
        {t("register.submit")}
      </SubmitButton>
    </ActionForm>
  );
}
