import { plannedStages } from "#lib/domain/workflow.ts";
import type { Random } from "./random.ts";
import type { ServicePlan, StagePlan } from "./service-plan.ts";
import { visitedAmounts } from "./services/micro-loan.ts";
import { expertCalls } from "./services/research-project.ts";
import { interviewPurposes } from "./services/visa.ts";

/** Answers as a person types them. */
export type TypedAnswers = Record<string, string>;

/** `conditional`: whether the stage that only some applications have applies; ignored where no service has one. */
export function sampleAnswers(service: string, random: Random, conditional: boolean): TypedAnswers {
  const write = writers[service];
  if (!write) throw new Error(`there are no sample answers for ${service}`);
  return write(random, conditional);
}

/** The stages that an application with these answers goes through. */
export function stagesFor(plan: ServicePlan, answers: TypedAnswers): StagePlan[] {
  const stages = plan.stages.map((stage) => ({ ...stage, onlyWhen: stage.onlyWhen ?? null }));
  const codes = new Set(plannedStages(stages, answers).map((stage) => stage.code));
  return plan.stages.filter((stage) => codes.has(stage.code));
}

const writers: Readonly<Record<string, (random: Random, conditional: boolean) => TypedAnswers>> = {
  "talent-settlement": (random) => ({
    "talent-category": random.pick(["degree", "degree", "title", "skill", "founder"]),
    education: random.pick(["college", "bachelor", "bachelor", "master", "doctor"]),
    school: random.pick(["明川大学", "江临理工大学", "东湾师范大学", "北岭职业技术学院"]),
    "graduated-on": `${random.int(2005, 2025)}-0${random.int(6, 7)}-${random.int(10, 30)}`,
    employer: random.pick(employers),
    "insured-months": String(random.int(6, 120)),
    "register-with": random.pick(["own-home", "employer", "talent-household"]),
    "new-address": address(random),
    "family-members": random.chance(0.5) ? String(random.int(0, 3)) : "",
    remarks: random.chance(0.2) ? "孩子明年上小学，希望能在开学前办好。" : "",
  }),
  "research-project": (random, conditional) => {
    const [discipline, title] = random.pick(projects);
    return {
      call: conditional ? random.pick(expertCalls) : random.pick(["youth", "general"]),
      title,
      discipline,
      abstract: `${title}面临数据分散、方法不统一的问题。本项目拟建立统一的采集和分析方法，在两家合作单位试用，并公开全部结果。`,
      "starts-on": "2027-01-01",
      months: String(random.pick([12, 24, 36])),
      budget: random.pick(["15", "30", "48.5", "80", "120"]),
      institution: random.pick(["明川大学", "明川市农业科学院", "明川市第一医院", "江临新材料研究院"]),
      "team-size": String(random.int(3, 18)),
    };
  },
  "residence-permit": (random) => ({
    address: address(random),
    "moved-in-on": `202${random.int(2, 5)}-${random.pick(["02", "05", "08", "11"])}-${random.int(10, 28)}`,
    housing: random.pick(["own", "rented", "rented", "dormitory", "relatives"]),
    reason: random.pick(["work", "work", "home", "study"]),
    "employer-or-school": random.pick(employers),
    residents: random.chance(0.6) ? String(random.int(1, 5)) : "",
    delivery: random.pick(["post", "pick-up"]),
    remarks: "",
  }),
  visa: (random, conditional) => ({
    request: random.pick(["extend", "extend", "change", "replace"]),
    purpose: conditional ? random.pick(interviewPurposes) : random.pick(["tourism", "business", "study"]),
    "entered-on": `2026-0${random.int(1, 3)}-${random.int(10, 28)}`,
    days: String(random.pick([15, 30, 60, 90])),
    nationality: random.pick(["France", "Germany", "Spain", "Brazil", "Egypt", "Norway", "Canada"]),
    address: address(random),
    explanation: random.pick([
      "I would like to finish my language course before I travel home.",
      "My project with the local company takes two months longer than planned.",
      "My parents live in this city and I would like to stay for the holidays.",
    ]),
  }),
  "micro-loan": (random, conditional) => ({
    "business-name": random.pick(businesses),
    industry: random.pick(["retail", "food", "manufacture", "service", "technology"]),
    "founded-on": `20${random.int(10, 23)}-0${random.int(1, 9)}-${random.int(10, 28)}`,
    employees: String(random.int(2, 60)),
    "yearly-revenue": String(random.int(40, 2600)),
    "amount-band": conditional ? random.pick(visitedAmounts) : random.pick(["up-to-30", "up-to-100"]),
    term: String(random.pick([6, 12, 24, 36])),
    use: random.pick([
      "采购下一季度的原材料。",
      "更新两台加工设备。",
      "支付门店租金和装修费用。",
      "增加春节前的备货。",
    ]),
  }),
  "paper-submission": (random) => {
    const title = random.pick(papers);
    return {
      title,
      "paper-kind": random.pick(["article", "article", "review", "letter"]),
      abstract: `目的：研究${title}。方法：收集 2021—2025 年的数据，采用分层模型分析。结果：主要指标差异显著。结论：方法可行，建议在更大范围验证。`,
      keywords: "公共服务；透明度；实证研究",
      "word-count": String(random.int(6, 15) * 1000),
      authors: "第一作者，明川大学公共管理学院\n第二作者，江临理工大学计算机学院",
      funding: random.chance(0.5) ? "明川市科研项目（面上项目）" : "",
      "completed-on": `2025-0${random.int(1, 6)}-15`,
      ethics: random.pick(["no", "no", "yes"]),
    };
  },
};

function address(random: Random): string {
  const street = random.pick(["临江街道", "南门街道", "书院街道", "东湖街道", "北岭镇"]);
  const road = random.pick(["文化路", "滨河路", "学府路", "长宁路", "青年路"]);
  return `明川市${street}${road}${random.int(1, 320)}号${random.int(1, 18)}栋${random.int(1, 26)}0${random.int(1, 6)}室`;
}

const employers = ["明川云图科技有限公司", "明川市第一医院", "江临精密机械有限公司", "明川大学", "东湾物流有限公司"];
const businesses = [
  "明川市书院街道老陈面馆",
  "明川青禾食品有限公司",
  "江临精工五金厂",
  "明川市小桔灯文具店",
  "云图软件工作室",
];
const projects = [
  ["information", "面向政务服务的进度预测方法研究"],
  ["biomedicine", "基层医院慢性病随访数据质量研究"],
  ["materials", "可降解包装薄膜的低温成型工艺"],
  ["environment", "临江湿地水质的长期监测与评估"],
  ["agriculture", "丘陵地区柑橘病害早期识别"],
] as const;
const papers = [
  "政务服务进度公开对群众满意度的影响",
  "城市更新中的社区参与机制",
  "基于知识图谱的档案检索方法",
  "中小学教师数字素养的测量",
  "新市民落户意愿的影响因素",
];
