import { both, options, type ServicePlan } from "../service-plan.ts";

/** Amounts for which the bank visits the business. */
export const visitedAmounts = ["up-to-300", "up-to-1000"];

const stages: ServicePlan["stages"] = [
  {
    code: "submission",
    kind: "submitted",
    name: both("提交申请", "Application sent"),
    meaning: both("银行已收到您的贷款申请。", "The bank has your loan request."),
    applicantDoes: both(
      "请保存好申请编号。申请不收取任何费用，谨防假冒。",
      "Keep your application number. Applying is free; beware of fraud.",
    ),
    completedLabel: both("申请已提交", "Application sent"),
    department: "bank",
    workingDays: null,
  },
  {
    code: "document-check",
    kind: "review",
    name: both("资料核对", "Document check"),
    meaning: both(
      "核对营业执照、纳税和流水资料是否齐全一致。",
      "We check that licence, tax and account records are complete and agree.",
    ),
    applicantDoes: both("请保持电话畅通，客户经理可能与您核实。", "Keep your phone on. Your account manager may call."),
    completedLabel: both("资料核对无误", "Documents in order"),
    department: "bank",
    workingDays: 2,
  },
  {
    code: "site-visit",
    kind: "review",
    name: both("实地走访", "Visit to the business"),
    meaning: both(
      "100 万元以上的申请，由两名客户经理到经营场所了解情况。",
      "Above one million yuan, two account managers visit your business.",
    ),
    applicantDoes: both(
      "客户经理会提前约时间，请安排熟悉经营情况的人接待。",
      "We agree a time first. Have someone there who knows the business.",
    ),
    completedLabel: both("实地走访完成", "Visit done"),
    department: "bank",
    workingDays: 4,
    onlyWhen: { field: "amount-band", anyOf: visitedAmounts },
  },
  {
    code: "credit-decision",
    kind: "decision",
    name: both("授信审批", "Credit decision"),
    meaning: both("审批人员核定是否授信、额度和利率。", "The credit desk decides on the loan, its amount and rate."),
    applicantDoes: both("请耐心等待，结果会尽快通知您。", "Please wait. We tell you soon."),
    completedLabel: both("授信审批通过", "Loan approved"),
    department: "bank",
    workingDays: 3,
  },
  {
    code: "contract",
    kind: "notification",
    name: both("结果通知与签约", "Result and contract"),
    meaning: both(
      "通知审批结果，并请您在线确认合同。",
      "We tell you the result and ask you to confirm the contract online.",
    ),
    applicantDoes: both(
      "请仔细看清利率、期限和还款方式后再签约。",
      "Read rate, term and repayment with care before you sign.",
    ),
    completedLabel: both("合同已签订", "Contract signed"),
    department: "bank",
    workingDays: 3,
  },
  {
    code: "payout",
    kind: "issuance",
    name: both("放款", "Payout"),
    meaning: both("贷款发放到您约定的对公账户。", "The loan is paid into the agreed business account."),
    applicantDoes: both("请查看账户到账情况，并按约定用途使用。", "Check your account, and use the money as agreed."),
    completedLabel: both("贷款已发放", "Loan paid out"),
    department: "bank",
    workingDays: 2,
  },
];

const form: ServicePlan["form"] = {
  sections: [
    {
      code: "business",
      title: both("企业信息", "Your business"),
      fields: [
        { code: "business-name", kind: "text", label: both("企业名称", "Name"), required: true, maxLength: 80 },
        {
          code: "industry",
          kind: "choice",
          label: both("所属行业", "Line of business"),
          required: true,
          options: options({
            retail: ["批发零售", "Trade and retail"],
            food: ["住宿餐饮", "Hotels and food"],
            manufacture: ["加工制造", "Manufacturing"],
            service: ["居民服务", "Services"],
            technology: ["科技服务", "Technology"],
          }),
        },
        { code: "founded-on", kind: "date", label: both("成立日期", "Founded on"), required: true, not: "future" },
        {
          code: "employees",
          kind: "number",
          label: both("从业人数", "Employees"),
          required: true,
          min: 1,
          max: 300,
          unit: both("人", "people"),
        },
        {
          code: "yearly-revenue",
          kind: "number",
          label: both("上年营业收入", "Revenue last year"),
          required: false,
          min: 0,
          max: 20000,
          unit: both("万元", "× 10,000 yuan"),
        },
      ],
    },
    {
      code: "loan",
      title: both("贷款需求", "The loan"),
      fields: [
        {
          code: "amount-band",
          kind: "choice",
          label: both("申请金额", "Amount"),
          hint: both("100 万元以上需要实地走访。", "Above one million yuan we visit your business."),
          required: true,
          options: options({
            "up-to-30": ["30 万元及以下", "Up to 300,000 yuan"],
            "up-to-100": ["30 万至 100 万元", "300,000 to 1 million yuan"],
            "up-to-300": ["100 万至 300 万元", "1 to 3 million yuan"],
            "up-to-1000": ["300 万至 1000 万元", "3 to 10 million yuan"],
          }),
        },
        {
          code: "term",
          kind: "number",
          label: both("贷款期限", "Term"),
          required: true,
          min: 3,
          max: 36,
          unit: both("个月", "months"),
        },
        {
          code: "use",
          kind: "long-text",
          label: both("贷款用途", "What it is for"),
          hint: both("例如采购原料、更新设备、支付租金。", "For example stock, equipment or rent."),
          required: true,
          maxLength: 400,
        },
      ],
    },
  ],
};

const materials: ServicePlan["materials"] = [
  {
    code: "business-licence",
    name: both("营业执照", "Business licence"),
    hint: both("正本或副本，统一社会信用代码清晰。", "Original or duplicate, with the credit code easy to read."),
    required: true,
    maxFiles: 2,
  },
  {
    code: "tax-records",
    name: both("近一年纳税记录", "Tax records of the last year"),
    hint: both("从电子税务局下载的完税证明 PDF。", "The PDF from the online tax office."),
    required: true,
    maxFiles: 4,
  },
  {
    code: "bank-statements",
    name: both("近半年账户流水", "Account statements of six months"),
    hint: both("主要经营账户，带银行电子章。", "Of your main business account, with the bank's seal."),
    required: true,
    maxFiles: 6,
  },
  {
    code: "lease",
    name: both("经营场所证明", "Proof of premises"),
    hint: both("租赁合同或产权证明。", "A lease or a title deed."),
    required: false,
    maxFiles: 3,
  },
];

export const microLoan: ServicePlan = {
  code: "micro-loan",
  prefix: "DK",
  name: both("小微企业贷款", "Small business loan"),
  summary: both(
    "小微企业和个体工商户可以在线申请经营贷款，额度最高 1000 万元，审批进度随时可查。",
    "Small firms and traders can ask for a business loan of up to ten million yuan online and follow every step.",
  ),
  issuer: both("明川银行", "Mingchuan Bank"),
  department: "bank",
  reviewerDisplay: "surname-and-title",
  hotline: "000-8100-1006",
  stages,
  form,
  materials,
};
