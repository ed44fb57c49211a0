import { both, options, type ServicePlan } from "../service-plan.ts";

const stages: ServicePlan["stages"] = [
  {
    code: "submission",
    kind: "submitted",
    name: both("提交申请", "Application sent"),
    meaning: both(
      "系统已收到您的申请和材料，并发放申请编号。",
      "We have your form and documents and have given you a number.",
    ),
    applicantDoes: both(
      "请保存好申请编号，之后查询进度要用到它。",
      "Keep your application number. You need it to follow progress.",
    ),
    completedLabel: both("申请已提交", "Application sent"),
    department: "human-resources",
    workingDays: null,
  },
  {
    code: "police-review",
    kind: "review",
    name: both("公安部门审核", "Police review"),
    meaning: both(
      "公安部门核对您的身份、现户籍和拟落户地址，确认是否符合迁入条件。",
      "The police check who you are, where you are registered now, and whether you may register at the new address.",
    ),
    applicantDoes: both(
      "您暂时不用做什么。审核员可能会打电话核实情况，请保持手机畅通。",
      "Nothing for now. The reviewer may call you, so please keep your phone on.",
    ),
    completedLabel: both("公安审核通过", "Passed by the police"),
    department: "police",
    workingDays: 3,
  },
  {
    code: "talent-filing",
    kind: "decision",
    name: both("人社部门备案", "Talent office filing"),
    meaning: both(
      "人社部门按照人才引进办法核定人才类别，作出是否准予落户的决定并备案。",
      "The talent office checks your category under the city's talent rules, decides, and files the result.",
    ),
    applicantDoes: both(
      "请耐心等待，决定作出后我们会第一时间通知您。",
      "Please wait. We tell you as soon as the decision is made.",
    ),
    completedLabel: both("人社备案完成，准予落户", "Filed: you may settle"),
    department: "human-resources",
    workingDays: 2,
  },
  {
    code: "notice-and-settlement",
    kind: "issuance",
    name: both("结果通知与办理", "Result and registration"),
    meaning: both(
      "我们通知您结果，开具准予迁入证明，并为您办理落户手续。",
      "We tell you the result, issue your moving permit and complete the registration.",
    ),
    applicantDoes: both(
      "请带身份证和户口簿，在 30 日内到落户地派出所办理迁入。",
      "Take your ID card and household book to the local police station within 30 days.",
    ),
    completedLabel: both("已办结，准予迁入证明已发放", "Done: moving permit issued"),
    department: "human-resources",
    workingDays: 5,
  },
];

const form: ServicePlan["form"] = {
  sections: [
    {
      code: "talent",
      title: both("人才条件", "Your qualification"),
      fields: [
        {
          code: "talent-category",
          kind: "choice",
          label: both("申报类别", "Category"),
          hint: both("符合多项时，选证明最齐全的一项即可。", "If several fit, choose the one you can best prove."),
          required: true,
          options: options({
            degree: ["学历人才", "Degree"],
            title: ["职称人才", "Professional title"],
            skill: ["技能人才", "Skilled worker"],
            founder: ["创业人才", "Founder of a company"],
          }),
        },
        {
          code: "education",
          kind: "choice",
          label: both("最高学历", "Highest education"),
          required: true,
          options: options({
            college: ["大专", "College diploma"],
            bachelor: ["本科", "Bachelor"],
            master: ["硕士研究生", "Master"],
            doctor: ["博士研究生", "Doctor"],
          }),
        },
        { code: "school", kind: "text", label: both("毕业院校", "School"), required: true, maxLength: 80 },
        {
          code: "graduated-on",
          kind: "date",
          label: both("毕业日期", "Date of graduation"),
          hint: both("以毕业证书上的日期为准。", "As printed on your diploma."),
          required: true,
          not: "future",
        },
      ],
    },
    {
      code: "work",
      title: both("工作与社保", "Work and social insurance"),
      fields: [
        { code: "employer", kind: "text", label: both("现工作单位", "Employer"), required: true, maxLength: 80 },
        {
          code: "insured-months",
          kind: "number",
          label: both("在本市连续缴纳社保", "Months of social insurance in this city"),
          hint: both("补缴的月份不计入。", "Months that were paid late do not count."),
          required: true,
          min: 0,
          max: 600,
          unit: both("个月", "months"),
        },
      ],
    },
    {
      code: "settlement",
      title: both("落户信息", "Where you will register"),
      fields: [
        {
          code: "register-with",
          kind: "choice",
          label: both("落户方式", "Register with"),
          required: true,
          options: options({
            "own-home": ["本人或配偶的房屋", "Own or spouse's home"],
            employer: ["单位集体户", "Employer's collective household"],
            "talent-household": ["人才集体户", "Talent collective household"],
          }),
        },
        {
          code: "new-address",
          kind: "text",
          label: both("拟落户地址", "New address"),
          hint: both(
            "写到门牌号；落集体户的，填写集体户地址。",
            "Down to the door number, or the collective household's address.",
          ),
          required: true,
          maxLength: 120,
        },
        {
          code: "family-members",
          kind: "number",
          label: both("随迁家属人数", "Family members who move along"),
          required: false,
          min: 0,
          max: 10,
          unit: both("人", "people"),
        },
        {
          code: "remarks",
          kind: "long-text",
          label: both("需要说明的情况", "Anything we should know"),
          required: false,
          maxLength: 500,
        },
      ],
    },
  ],
};

const materials: ServicePlan["materials"] = [
  {
    code: "id-card",
    name: both("居民身份证", "Resident ID card"),
    hint: both(
      "正反两面，四角完整，文字清晰，不要遮挡。",
      "Both sides, all corners in view, easy to read, nothing covered.",
    ),
    required: true,
    maxFiles: 2,
  },
  {
    code: "diploma",
    name: both("学历学位证书或职称（技能）证书", "Diploma, title or skill certificate"),
    hint: both(
      "国（境）外学历请附教育部留学服务中心认证书。",
      "For a degree from abroad, add the official recognition letter.",
    ),
    required: true,
    maxFiles: 4,
  },
  {
    code: "social-insurance-proof",
    name: both("社保缴纳证明", "Proof of social insurance"),
    hint: both(
      "近 6 个月的参保缴费证明，单位名称、缴费月份和电子印章要看得清。请直接上传下载的 PDF，不要拍屏幕。",
      "Payments of the last 6 months, with employer, months and seal easy to read. Send the PDF itself, not a photo of the screen.",
    ),
    required: true,
    maxFiles: 3,
  },
  {
    code: "labour-contract",
    name: both("劳动合同或营业执照", "Labour contract or business licence"),
    hint: both(
      "合同首页、期限页和签章页；创业人才上传营业执照。",
      "First page, term and signatures; founders send the business licence.",
    ),
    required: true,
    maxFiles: 5,
  },
  {
    code: "household-page",
    name: both("现户口簿本人页", "Your page of the household book"),
    hint: both(
      "集体户提供加盖公章的首页和本人页复印件。",
      "From a collective household: stamped copies of the first page and yours.",
    ),
    required: false,
    maxFiles: 3,
  },
];

export const talentSettlement: ServicePlan = {
  code: "talent-settlement",
  prefix: "RC",
  name: both("人才引进落户", "Talent settlement"),
  summary: both(
    "在本市就业或创业的学历、职称、技能人才，可以在线申请把户口迁到本市，全程不用跑窗口。",
    "If you work or run a company here and hold a degree, title or skill certificate, you can register as a resident of this city online.",
  ),
  issuer: both("XX市人社局", "XX City Human Resources and Social Security Bureau"),
  department: "human-resources",
  reviewerDisplay: "surname-and-title",
  hotline: "000-8100-1002",
  stages,
  form,
  materials,
};
