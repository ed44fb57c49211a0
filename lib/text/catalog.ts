import type { Locale } from "#lib/domain/localized-text.ts";
import { about as enAbout } from "./en/about.ts";
import { account as enAccount } from "./en/account.ts";
import { admin as enAdmin } from "./en/admin.ts";
import { api as enApi } from "./en/api.ts";
import { application as enApplication } from "./en/application.ts";
import { common as enCommon } from "./en/common.ts";
import { domain as enDomain } from "./en/domain.ts";
import { filing as enFiling } from "./en/filing.ts";
import { forms as enForms } from "./en/forms.ts";
import { home as enHome } from "./en/home.ts";
import { outage as enOutage } from "./en/outage.ts";
import { personal as enPersonal } from "./en/personal.ts";
import { services as enServices } from "./en/services.ts";
import { staff as enStaff } from "./en/staff.ts";
import { track as enTrack } from "./en/track.ts";
import type { SameKeys } from "./same-keys.ts";
import { about } from "./zh-CN/about.ts";
import { account } from "./zh-CN/account.ts";
import { admin } from "./zh-CN/admin.ts";
import { api } from "./zh-CN/api.ts";
import { application } from "./zh-CN/application.ts";
import { common } from "./zh-CN/common.ts";
import { domain } from "./zh-CN/domain.ts";
import { filing } from "./zh-CN/filing.ts";
import { forms } from "./zh-CN/forms.ts";
import { home } from "./zh-CN/home.ts";
import { outage } from "./zh-CN/outage.ts";
import { personal } from "./zh-CN/personal.ts";
import { services } from "./zh-CN/services.ts";
import { staff } from "./zh-CN/staff.ts";
import { track } from "./zh-CN/track.ts";

const zhCN = {
  about,
  account,
  admin,
  api,
  application,
  common,
  domain,
  filing,
  forms,
  home,
  outage,
  personal,
  services,
  staff,
  track,
};

/** The Chinese catalog is the reference: its keys and placeholders type every call. */
export type Catalog = typeof zhCN;
export type Area = keyof Catalog;

const en: SameKeys<Catalog> = {
  about: enAbout,
  account: enAccount,
  admin: enAdmin,
  api: enApi,
  application: enApplication,
  common: enCommon,
  domain: enDomain,
  filing: enFiling,
  forms: enForms,
  home: enHome,
  outage: enOutage,
  personal: enPersonal,
  services: enServices,
  staff: enStaff,
  track: enTrack,
};

export const catalogs: Record<Locale, SameKeys<Catalog>> = { "zh-CN": zhCN, en };
