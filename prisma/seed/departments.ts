import { both } from "./service-plan.ts";

const weekdays = both("工作日 9:00–12:00、13:30–17:00", "Working days, 9:00–12:00 and 13:30–17:00");

/** The offices of the demo city. Their numbers begin with 000, which no telephone in China does. */
export const departmentPlans = {
  police: {
    name: both("市公安局", "City Public Security Bureau"),
    hotline: "000-8100-1001",
    hours: weekdays,
  },
  "human-resources": {
    name: both("市人社局", "City Human Resources and Social Security Bureau"),
    hotline: "000-8100-1002",
    hours: weekdays,
  },
  science: {
    name: both("市科技局", "City Science and Technology Bureau"),
    hotline: "000-8100-1003",
    hours: weekdays,
  },
  community: {
    name: both("街道便民服务中心", "Subdistrict Service Centre"),
    hotline: "000-8100-1004",
    hours: both("周一至周六 9:00–17:00，中午不休息", "Monday to Saturday, 9:00–17:00, open at noon"),
  },
  "exit-entry": {
    name: both("市公安局出入境管理局", "City Exit and Entry Administration"),
    hotline: "000-8100-1005",
    hours: weekdays,
  },
  bank: {
    name: both("明川银行普惠金融部", "Mingchuan Bank, Small Business Lending"),
    hotline: "000-8100-1006",
    hours: both("工作日 9:00–17:30", "Working days, 9:00–17:30"),
  },
  journal: {
    name: both("《明川学报》编辑部", "Editorial Office, Mingchuan Journal"),
    hotline: "000-8100-1007",
    hours: both("工作日 9:00–11:30、14:00–17:00", "Working days, 9:00–11:30 and 14:00–17:00"),
  },
} as const;

export type DepartmentCode = keyof typeof departmentPlans;
export const departmentCodes = Object.keys(departmentPlans) as DepartmentCode[];
