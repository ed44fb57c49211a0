import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { settings } from "#lib/env.ts";
import { requestPreferences } from "#lib/http/preferences.ts";
import { translator } from "#lib/text/translator.ts";
import "./globals.css";

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  colorScheme: "light dark",
};

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requestPreferences();
  const t = translator(locale, "common");
  return {
    title: { default: t("siteName"), template: t("pageTitle", { page: "%s" }) },
    description: t("tagline"),
    // A phone number is a link where it is one; application numbers must not become one.
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { locale, theme, view } = await requestPreferences();
  return (
    <html lang={locale} data-theme={theme} data-view={view} data-hotline={settings().hotline}>
      <body>{children}</body>
    </html>
  );
}
