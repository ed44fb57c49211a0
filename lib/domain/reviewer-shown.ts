import { inLocale, type Locale, type LocalizedText } from "./localized-text.ts";
import type { ReviewerDisplay } from "./permissions.ts";

const compoundSurnames = [
  "欧阳",
  "司马",
  "上官",
  "诸葛",
  "东方",
  "皇甫",
  "尉迟",
  "公孙",
  "慕容",
  "令狐",
  "夏侯",
  "长孙",
  "宇文",
  "司徒",
];

/** How a reviewer is named to the applicant under the service's policy; null when nothing is shown. */
export function reviewerShown(
  { name, title, department }: { name: string; title: LocalizedText | null; department: string },
  { display, locale }: { display: ReviewerDisplay; locale: Locale },
): string | null {
  switch (display) {
    case "full-name":
      return name;
    case "surname-and-title":
      return withTitle(surnameOf(name), title, locale);
    case "department":
      return department;
    case "hidden":
      return null;
  }
}

function withTitle(surname: string, title: LocalizedText | null, locale: Locale): string {
  const words = title ?? { "zh-CN": "老师", en: "Officer" };
  return locale === "zh-CN" ? `${surname}${inLocale(words, locale)}` : `${inLocale(words, locale)} ${surname}`;
}

function surnameOf(name: string): string {
  const compound = compoundSurnames.find((surname) => name.startsWith(surname));
  if (compound) return compound;
  return /^\p{Script=Han}/u.test(name) ? [...name].slice(0, 1).join("") : (name.split(" ").at(-1) ?? name);
}
