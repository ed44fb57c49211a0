import { both, options, type ServicePlan } from "../service-plan.ts";

/** Purposes for which the officer talks to the applicant. */
export const interviewPurposes = ["work", "family"];

const stages: ServicePlan["stages"] = [
  {
    code: "submission",
    kind: "submitted",
    name: both("提交申请", "Application sent"),
    meaning: both("系统已收到您的申请和材料。", "We have your form and documents."),
    applicantDoes: both(
      "请保存好申请编号，并留意停留期限。",
      "Keep your application number and mind the end of your stay.",
    ),
    completedLabel: both("申请已提交", "Application sent"),
    department: "exit-entry",
    workingDays: null,
  },
  {
    code: "document-check",
    kind: "review",
    name: both("材料核验", "Document check"),
    meaning: both(
      "核对护照、照片和住宿登记是否齐全有效。",
      "We check that passport, photo and address registration are complete and valid.",
    ),
    applicantDoes: both(
      "照片不合格时，我们会马上通知您重新上传。",
      "If the photo does not fit, we ask for a new one at once.",
    ),
    completedLabel: both("材料核验通过", "Documents in order"),
    department: "exit-entry",
    workingDays: 2,
  },
  {
    code: "interview",
    kind: "review",
    name: both("面谈核实", "Interview"),
    meaning: both(
      "工作和探亲团聚类申请，由民警通过视频或当面了解情况。",
      "For work and family visits, an officer talks to you by video or in person.",
    ),
    applicantDoes: both("请按约定时间参加，备好护照原件。", "Come at the agreed time with your passport."),
    completedLabel: both("面谈已完成", "Interview done"),
    department: "exit-entry",
    workingDays: 3,
    onlyWhen: { field: "purpose", anyOf: interviewPurposes },
  },
  {
    code: "decision",
    kind: "decision",
    name: both("审批决定", "Decision"),
    meaning: both("出入境管理部门作出是否签发的决定。", "The exit and entry office decides."),
    applicantDoes: both(
      "请耐心等待，此期间凭受理回执可以合法停留。",
      "Please wait. Your receipt lets you stay while we decide.",
    ),
    completedLabel: both("审批通过，准予签发", "Approved"),
    department: "exit-entry",
    workingDays: 5,
  },
  {
    code: "collection",
    kind: "issuance",
    name: both("签证制作与领取", "Visa printed and collected"),
    meaning: both("制作签证，等候您领取。", "We print the visa and keep it for you."),
    applicantDoes: both(
      "请带护照和受理回执到窗口领取，或选择邮寄。",
      "Bring passport and receipt to the counter, or have it posted.",
    ),
    completedLabel: both("签证已领取", "Visa collected"),
    department: "exit-entry",
    workingDays: 2,
  },
];

const form: ServicePlan["form"] = {
  sections: [
    {
      code: "stay",
      title: both("停留信息", "Your stay"),
      fields: [
        {
          code: "request",
          kind: "choice",
          label: both("申请事项", "What you ask for"),
          required: true,
          options: options({
            extend: ["签证延期", "Extend a visa"],
            change: ["签证换发", "Change a visa"],
            replace: ["签证补发", "Replace a lost visa"],
          }),
        },
        {
          code: "purpose",
          kind: "choice",
          label: both("停留事由", "Purpose of stay"),
          hint: both("工作和探亲团聚类申请需要面谈。", "Work and family visits need an interview."),
          required: true,
          options: options({
            tourism: ["旅游", "Tourism"],
            business: ["商务", "Business"],
            study: ["学习", "Study"],
            work: ["工作", "Work"],
            family: ["探亲团聚", "Family visit"],
          }),
        },
        {
          code: "entered-on",
          kind: "date",
          label: both("最近一次入境日期", "Date of last entry"),
          required: true,
          not: "future",
        },
        {
          code: "days",
          kind: "number",
          label: both("申请停留天数", "Days you ask for"),
          required: true,
          min: 1,
          max: 180,
          unit: both("天", "days"),
        },
      ],
    },
    {
      code: "person",
      title: both("个人情况", "About you"),
      fields: [
        { code: "nationality", kind: "text", label: both("国籍", "Nationality"), required: true, maxLength: 40 },
        {
          code: "address",
          kind: "text",
          label: both("在本市的住址", "Address in this city"),
          hint: both("与住宿登记一致。", "As in your address registration."),
          required: true,
          maxLength: 120,
        },
        {
          code: "explanation",
          kind: "long-text",
          label: both("申请理由", "Reasons"),
          hint: both("用中文或英文说明为什么需要继续停留。", "In Chinese or English: why you need to stay."),
          required: false,
          maxLength: 600,
        },
      ],
    },
  ],
};

const materials: ServicePlan["materials"] = [
  {
    code: "passport",
    name: both("护照资料页和现有签证页", "Passport: data page and present visa"),
    hint: both(
      "整页拍摄，机读码清晰，有效期在半年以上。",
      "Whole pages, machine-readable lines sharp, valid for six more months.",
    ),
    required: true,
    maxFiles: 4,
  },
  {
    code: "photo",
    name: both("近期证件照", "Recent photo"),
    hint: both(
      "白色背景，正面免冠，33 × 48 毫米比例，半年内拍摄。",
      "White background, facing the camera, 33 × 48 mm, taken within six months.",
    ),
    required: true,
    maxFiles: 1,
  },
  {
    code: "address-registration",
    name: both("境外人员住宿登记表", "Registration form of temporary residence"),
    hint: both("由酒店或派出所出具。", "Given by your hotel or the police station."),
    required: true,
    maxFiles: 2,
  },
  {
    code: "invitation",
    name: both("邀请函或事由证明", "Invitation or proof of purpose"),
    hint: both("旅游延期可以提供行程安排。", "For tourism, a travel plan is enough."),
    required: false,
    maxFiles: 4,
  },
];

export const visa: ServicePlan = {
  code: "visa",
  prefix: "QZ",
  name: both("签证申请", "Visa extension and change"),
  summary: both(
    "在本市停留的外国人，可以在线申请签证延期、换发或补发。",
    "If you are a visitor from abroad staying in this city, extend, change or replace your visa online.",
  ),
  issuer: both("明川市公安局出入境管理局", "Mingchuan Exit and Entry Administration"),
  department: "exit-entry",
  reviewerDisplay: "department",
  hotline: "000-8100-1005",
  stages,
  form,
  materials,
};
