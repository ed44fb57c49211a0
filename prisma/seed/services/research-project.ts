import { both, options, type ServicePlan } from "../service-plan.ts";

/** Calls whose proposals go to outside experts. */
export const expertCalls = ["key", "major"];

const stages: ServicePlan["stages"] = [
  {
    code: "submission",
    kind: "submitted",
    name: both("提交成功", "Proposal received"),
    meaning: both(
      "材料已成功上传至系统，申报截止前不能再自行修改。",
      "Your files are in the system. You can no longer change them yourself.",
    ),
    applicantDoes: both("请保存好申请编号。", "Keep your application number."),
    completedLabel: both("提交成功", "Proposal received"),
    department: "science",
    workingDays: null,
  },
  {
    code: "preliminary-check",
    kind: "review",
    name: both("材料初审", "First check"),
    meaning: both(
      "工作人员检查材料是否齐全、格式是否正确，不评价研究内容。",
      "Staff check that all files are there and in the right form. They do not judge the research.",
    ),
    applicantDoes: both(
      "请留意通知。材料有缺漏时，我们会一次列清并告诉您怎么补。",
      "Watch for messages. If something is missing we list it all at once and say how to fix it.",
    ),
    completedLabel: both("材料初审通过", "First check passed"),
    department: "science",
    workingDays: 3,
  },
  {
    code: "technical-review",
    kind: "review",
    name: both("技术审核", "Technical review"),
    meaning: both(
      "专业人员审核研究目标、技术路线、团队条件和经费预算。",
      "Specialists review goals, methods, team and budget.",
    ),
    applicantDoes: both(
      "一般不需要您做什么，个别问题可能请您书面说明。",
      "Usually nothing. We may ask you to explain a point in writing.",
    ),
    completedLabel: both("技术审核通过", "Technical review passed"),
    department: "science",
    workingDays: 3,
  },
  {
    code: "expert-review",
    kind: "expert-review",
    name: both("专家评审", "Expert review"),
    meaning: both(
      "随机抽取的校外专家独立打分，形成评审意见。只有重点项目和重大项目有这一环节。",
      "Outside experts, chosen at random, score the proposal on their own. Only key and major programmes have this step.",
    ),
    applicantDoes: both(
      "请勿联系评审专家，意见形成后会在这里显示。",
      "Please do not contact the experts. Their opinion appears here.",
    ),
    completedLabel: both("专家评审完成", "Expert review done"),
    department: "science",
    workingDays: 15,
    onlyWhen: { field: "call", anyOf: expertCalls },
  },
  {
    code: "result",
    kind: "decision",
    name: both("结果生成", "Decision"),
    meaning: both(
      "综合各环节意见，确定是否立项和资助金额。",
      "All opinions are weighed, and the decision and amount are set.",
    ),
    applicantDoes: both("请耐心等待。", "Please wait."),
    completedLabel: both("审核结论已确定，同意立项", "Decided: project approved"),
    department: "science",
    workingDays: 5,
  },
  {
    code: "notice",
    kind: "notification",
    name: both("结果通知", "Result notice"),
    meaning: both(
      "我们通知您和依托单位立项结果，并公示。",
      "We tell you and your institution, and publish the result.",
    ),
    applicantDoes: both(
      "请核对项目名称、负责人和资助金额，有误请在公示期内联系我们。",
      "Check title, leader and amount. Contact us during the notice period if something is wrong.",
    ),
    completedLabel: both("结果已通知", "You have been told"),
    department: "science",
    workingDays: 2,
  },
  {
    code: "issuance",
    kind: "issuance",
    name: both("证书/文件发放", "Documents issued"),
    meaning: both(
      "发放立项通知书和任务书，办理首笔经费拨付。",
      "We issue the project letter and contract and start the first payment.",
    ),
    applicantDoes: both(
      "请下载任务书，由依托单位盖章后交回。",
      "Download the contract, have your institution stamp it and send it back.",
    ),
    completedLabel: both("立项文件已发放", "Documents issued"),
    department: "science",
    workingDays: 5,
  },
];

const form: ServicePlan["form"] = {
  sections: [
    {
      code: "project",
      title: both("项目信息", "Project"),
      fields: [
        {
          code: "call",
          kind: "choice",
          label: both("申报项目类别", "Programme"),
          hint: both("重点项目和重大项目会增加专家评审环节。", "Key and major programmes add an expert review."),
          required: true,
          options: options({
            youth: ["青年项目", "Young researchers"],
            general: ["面上项目", "General programme"],
            key: ["重点项目", "Key programme"],
            major: ["重大项目", "Major programme"],
          }),
        },
        {
          code: "title",
          kind: "text",
          label: both("项目名称", "Title"),
          hint: both("不超过 60 个字，不要使用缩写。", "At most 60 characters, no abbreviations."),
          required: true,
          maxLength: 60,
        },
        {
          code: "discipline",
          kind: "choice",
          label: both("所属领域", "Field"),
          required: true,
          options: options({
            information: ["信息技术", "Information technology"],
            biomedicine: ["生物医药", "Biomedicine"],
            materials: ["新材料", "New materials"],
            environment: ["资源环境", "Resources and environment"],
            agriculture: ["现代农业", "Agriculture"],
          }),
        },
        {
          code: "abstract",
          kind: "long-text",
          label: both("项目摘要", "Summary"),
          hint: both(
            "请用同行以外的人也能看懂的话，说明要解决什么问题、打算怎么做。",
            "In words that people outside your field understand: the problem and your plan.",
          ),
          required: true,
          maxLength: 800,
        },
      ],
    },
    {
      code: "plan",
      title: both("计划与经费", "Plan and budget"),
      fields: [
        { code: "starts-on", kind: "date", label: both("计划开始日期", "Planned start"), required: true },
        {
          code: "months",
          kind: "number",
          label: both("研究期限", "Duration"),
          required: true,
          min: 6,
          max: 60,
          unit: both("个月", "months"),
        },
        {
          code: "budget",
          kind: "number",
          label: both("申请经费", "Funding asked for"),
          hint: both("单位为万元，可以保留一位小数。", "In units of 10,000 yuan; one decimal is fine."),
          required: true,
          min: 1,
          max: 1000,
          unit: both("万元", "× 10,000 yuan"),
        },
      ],
    },
    {
      code: "team",
      title: both("单位与团队", "Institution and team"),
      fields: [
        { code: "institution", kind: "text", label: both("依托单位", "Institution"), required: true, maxLength: 80 },
        {
          code: "team-size",
          kind: "number",
          label: both("项目组人数", "People in the team"),
          required: false,
          min: 1,
          max: 100,
          unit: both("人", "people"),
        },
      ],
    },
  ],
};

const materials: ServicePlan["materials"] = [
  {
    code: "proposal",
    name: both("项目申报书", "Project proposal"),
    hint: both(
      "用当年模板填写并导出为 PDF，依托单位盖章。",
      "On this year's template, as a PDF, stamped by your institution.",
    ),
    required: true,
    maxFiles: 1,
  },
  {
    code: "budget-sheet",
    name: both("经费预算表", "Budget sheet"),
    hint: both("各科目金额相加要与申请经费一致。", "The lines must add up to the funding you ask for."),
    required: true,
    maxFiles: 1,
  },
  {
    code: "leader-proof",
    name: both("项目负责人学历或职称证明", "Leader's degree or title"),
    hint: both("学位证书或职称证书，任选其一。", "A degree or a title certificate; one is enough."),
    required: true,
    maxFiles: 2,
  },
  {
    code: "ethics-approval",
    name: both("伦理审查意见", "Ethics approval"),
    hint: both(
      "涉及人体、动物或个人信息的项目需要提供。",
      "Needed when people, animals or personal data are involved.",
    ),
    required: false,
    maxFiles: 2,
  },
  {
    code: "earlier-results",
    name: both("前期成果材料", "Earlier results"),
    hint: both("代表性论文、专利等，不超过 5 项。", "Papers, patents and the like; five at most."),
    required: false,
    maxFiles: 5,
  },
];

export const researchProject: ServicePlan = {
  code: "research-project",
  prefix: "KY",
  name: both("科研项目申请", "Research project funding"),
  summary: both(
    "面向在本市注册的高校、院所和企业，申请市级科研项目立项和经费支持。",
    "For universities, institutes and companies in this city: apply for a city research project and its funding.",
  ),
  issuer: both("明川市科技局", "Mingchuan Science and Technology Bureau"),
  department: "science",
  reviewerDisplay: "full-name",
  hotline: "000-8100-1003",
  stages,
  form,
  materials,
};
