import type { Identity } from "#lib/schemas/identity.ts";
import type { Random } from "./random.ts";

/** Who applies, with at least an e-mail address. Nobody real: see the functions below. */
export type DemoIdentity = Identity & { readonly email: string; readonly mobile: string };

/**
 * A resident ID number that passes every check (GB 11643) and belongs to nobody: no division of China has a code that
 * begins with 99.
 */
export function residentId(random: Random): string {
  const born = new Date(Date.UTC(random.int(1962, 2004), random.int(0, 11), random.int(1, 28)));
  const day = born.toISOString().slice(0, 10).replaceAll("-", "");
  const body = `99010${random.int(1, 6)}${day}${String(random.int(1, 999)).padStart(3, "0")}`;
  return body + checkDigit(body);
}

/** ISO 7064 MOD 11-2. */
function checkDigit(body: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (weights[index] ?? 0), 0);
  return "10X98765432".charAt(sum % 11);
}

/** A mobile number of the block +86 199 0000, as E.164. `serial` from 0 to 9999 keeps numbers apart. */
export function demoMobile(serial: number): string {
  return `+861990000${String(serial).padStart(4, "0")}`;
}

export function chineseIdentity(random: Random, serial: number): DemoIdentity {
  const [surname, inLatin] = random.pick(surnames);
  const given = Array.from({ length: random.chance(0.25) ? 1 : 2 }, () => random.pick(givenNames));
  const latin = inLatin + given.map((part) => part[1]).join("");
  return {
    applicantName: surname + given.map((part) => part[0]).join(""),
    idKind: "resident-id",
    idNumber: residentId(random),
    email: `${latin}.${String(serial).padStart(3, "0")}@example.com`,
    mobile: demoMobile(serial),
  };
}

export function foreignIdentity(random: Random, serial: number): DemoIdentity {
  const name = `${random.pick(firstNames)} ${random.pick(lastNames)}`;
  return {
    applicantName: name,
    idKind: "passport",
    idNumber: `${random.pick(["E", "P", "X"])}${random.pick(["A", "K", "Z"])}${random.int(1_000_000, 9_999_999)}`,
    email: `${name.toLowerCase().replace(" ", ".")}.${String(serial).padStart(3, "0")}@example.com`,
    mobile: demoMobile(serial),
  };
}

function pairs(text: string): readonly (readonly [string, string])[] {
  return text
    .trim()
    .split(/\s+/)
    .map((word) => [word.replace(/[a-z]/g, ""), word.replace(/[^a-z]/g, "")] as const);
}

const surnames = pairs(`王wang 李li 张zhang 刘liu 陈chen 杨yang 赵zhao 黄huang 周zhou 吴wu 徐xu 孙sun 胡hu 朱zhu 高gao
  林lin 何he 郭guo 马ma 罗luo 梁liang 宋song 郑zheng 谢xie 韩han 唐tang 冯feng 于yu 董dong 程cheng 曹cao 袁yuan 邓deng
  许xu 傅fu 沈shen 曾zeng 彭peng 吕lv 苏su 欧阳ouyang`);

const givenNames = pairs(`伟wei 芳fang 娜na 敏min 静jing 强qiang 磊lei 洋yang 艳yan 勇yong 杰jie 涛tao 明ming 超chao
  霞xia 平ping 刚gang 辉hui 玲ling 桂gui 丹dan 萍ping 鹏peng 华hua 红hong 玉yu 飞fei 兰lan 健jian 宁ning 晨chen 雨yu
  欣xin 佳jia 思si 雪xue 航hang 睿rui 然ran 博bo 文wen 嘉jia 心xin 怡yi 子zi 涵han 宇yu 浩hao 诗shi 琪qi`);

const firstNames = ["Anna", "Daniel", "Elena", "Hugo", "Ingrid", "James", "Karim", "Laura", "Mateo", "Noor", "Olga"];
const lastNames = ["Adams", "Bauer", "Costa", "Dubois", "Eriksen", "Fischer", "Garcia", "Hassan", "Ivanova", "Jones"];
