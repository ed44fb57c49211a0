import type { LocalizedText } from "#lib/domain/localized-text.ts";
import type { StaffRole } from "#lib/domain/permissions.ts";
import type { DepartmentCode } from "./departments.ts";
import { demoMobile } from "./identities.ts";
import { both } from "./service-plan.ts";

/** The password of every demo account. Demo accounts exist on databases that the program made for itself only. */
export const demoPassword = "visible-steps-2026";

export type StaffPlan = {
  readonly login: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly title: LocalizedText | null;
  readonly department: DepartmentCode | null;
};

const officer = both("警官", "Officer");
const reviewer = both("审核员", "Reviewer");
const clerk = both("专员", "Case officer");
const account = both("经理", "Manager");
const editor = both("编辑", "Editor");
const head = both("科长", "Head of section");

function person(
  department: DepartmentCode | null,
  role: StaffRole,
  title: LocalizedText | null,
  [login, name]: readonly [string, string],
): StaffPlan {
  return { department, role, title, login: `${login}@example.com`, name };
}

/** At least two reviewers in each office, so that one can decide what the other has examined. */
export const staffPlans: readonly StaffPlan[] = [
  person("police", "reviewer", officer, ["police.li", "李明辉"]),
  person("police", "reviewer", officer, ["police.chen", "陈志远"]),
  person("police", "reviewer", officer, ["police.zhou", "周敏"]),
  person("police", "manager", officer, ["police.manager", "高建军"]),
  person("human-resources", "reviewer", clerk, ["hr.wang", "王慧"]),
  person("human-resources", "reviewer", clerk, ["hr.zhao", "赵文博"]),
  person("human-resources", "manager", head, ["hr.manager", "沈丽华"]),
  person("science", "reviewer", reviewer, ["science.zhang", "张三"]),
  person("science", "reviewer", reviewer, ["science.liu", "刘思远"]),
  person("science", "reviewer", reviewer, ["science.sun", "孙婧"]),
  person("science", "manager", head, ["science.manager", "罗国栋"]),
  person("community", "reviewer", clerk, ["community.ma", "马小军"]),
  person("community", "reviewer", clerk, ["community.xu", "许晴"]),
  person("community", "manager", head, ["community.manager", "唐秀英"]),
  person("exit-entry", "reviewer", officer, ["visa.he", "何文静"]),
  person("exit-entry", "reviewer", officer, ["visa.zheng", "郑凯"]),
  person("exit-entry", "manager", officer, ["visa.manager", "梁海峰"]),
  person("bank", "reviewer", account, ["bank.wang", "王丽"]),
  person("bank", "reviewer", account, ["bank.feng", "冯涛"]),
  person("bank", "manager", account, ["bank.manager", "曹云鹏"]),
  person("journal", "reviewer", editor, ["journal.lin", "林雨"]),
  person("journal", "reviewer", editor, ["journal.guo", "郭维"]),
  person("journal", "manager", editor, ["journal.manager", "傅雅琴"]),
  person(null, "administrator", null, ["admin", "钱静"]),
];

/** Demo applicants with accounts that are told to the reader. Their ID numbers belong to nobody (code 99). */
export const demoApplicants = {
  wang: {
    locale: "zh-CN",
    identity: {
      applicantName: "王小明",
      idKind: "resident-id",
      idNumber: "990101199503120031",
      email: "wangxiaoming@example.com",
      mobile: demoMobile(9001),
    },
  },
  emma: {
    locale: "en",
    identity: {
      applicantName: "Emma Wilson",
      idKind: "passport",
      idNumber: "XK5201346",
      email: "emma.wilson@example.com",
      mobile: demoMobile(9002),
    },
  },
} as const;

/** Accounts to try, besides the applicants: one of each role and office that the demo leads through. */
export const shownLogins: readonly string[] = [
  "police.li@example.com",
  "police.chen@example.com",
  "hr.wang@example.com",
  "science.zhang@example.com",
  "police.manager@example.com",
  "hr.manager@example.com",
  "admin@example.com",
];
