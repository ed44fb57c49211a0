import type { LocalizedText } from "./localized-text.ts";

/** Who runs the site and how to reach them; shown in the footer, in outages and on receipts. */
export type SiteDetails = {
  readonly organiser: LocalizedText;
  readonly hotline: string;
  readonly hours: LocalizedText;
  readonly address: LocalizedText | null;
  /** ICP备案号 */
  readonly icp: string | null;
  /** 公安备案号 */
  readonly policeRecord: string | null;
  /** 网站标识码 */
  readonly siteCode: string | null;
};

/** What is shown until an administrator says otherwise. 12345 is the government service line everywhere in China. */
export const defaultSite: SiteDetails = {
  organiser: { "zh-CN": "XX市政务服务中心", en: "XX City Government Service Centre" },
  hotline: "12345",
  hours: { "zh-CN": "工作日 9:00-17:00", en: "working days 9:00-17:00" },
  address: null,
  icp: null,
  policeRecord: null,
  siteCode: null,
};
