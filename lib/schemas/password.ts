import type { FieldProblem } from "./field-problem.ts";

export const passwordLength = { min: 10, max: 128 } as const;

export type PasswordWeakness = Extract<
  FieldProblem,
  "password-too-short" | "too-long" | "password-common" | "password-like-login"
>;

/** Why a new password is not accepted, or null. Length is counted in characters as people see them. */
export function passwordWeakness(given: { password: string; login: string }): PasswordWeakness | null {
  const plain = given.password.normalize("NFKC").toLowerCase();
  const length = [...plain].length;
  if (length < passwordLength.min) return "password-too-short";
  if (length > passwordLength.max) return "too-long";
  if (resembles(plain, given.login)) return "password-like-login";
  return isCommon(plain) ? "password-common" : null;
}

function resembles(password: string, login: string): boolean {
  const name = (login.normalize("NFKC").toLowerCase().split("@")[0] ?? "").replace(/[^\p{L}\p{N}]/gu, "");
  const rest = password.replace(/[^\p{L}\p{N}]/gu, "").replaceAll(name, "");
  return name.length >= 4 && rest.length < 5;
}

function isCommon(password: string): boolean {
  return common.has(password) || common.has(withoutTail(password)) || isRepeated(password) || isWalk(password);
}

/** `password2024!` is `password` to anyone who guesses. */
function withoutTail(password: string): string {
  return password.replace(/[\d\W_]+$/u, "");
}

/** One or a few characters again and again: aaaaaaaaaa, 1212121212, abcabcabcabc. */
function isRepeated(password: string): boolean {
  return /^(.{1,5}?)\1+.{0,4}$/u.test(password) && new Set(password).size <= 5;
}

const rows = [
  "0123456789",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "1qaz2wsx3edc4rfv5tgb6yhn",
];
const walks = rows.flatMap((row) => [row + row, [...(row + row)].reverse().join("")]);

/** Made of at most two runs along the keyboard, the alphabet or the digits: 1234567890, qwertyuiop, asdfghjkl123. */
function isWalk(password: string): boolean {
  const first = runLength(password);
  const second = runLength(password.slice(first));
  return first >= 4 && first + second >= password.length - 1;
}

function runLength(text: string): number {
  let length = 0;
  while (length < text.length && walks.some((walk) => walk.includes(text.slice(0, length + 1)))) length += 1;
  return length;
}

/**
 * Passwords of ten characters or more, or their stems, that head the lists of leaked ones in China and elsewhere.
 * Shorter ones fall to the length rule; keyboard runs and repetitions are found by rule.
 */
const common = new Set(
  `password passw0rd p@ssword p@ssw0rd mypassword password1234 passwordpassword administrator admin admin123admin
   adminadmin rootroot welcome welcomehome letmein letmeinnow changeme changemenow iloveyou iloveyoubaby iloveyouforever
   sunshine princess football baseball basketball superman spiderman batman starwars pokemon michelle jennifer jonathan
   christian liverpool manchester chelsea barcelona realmadrid butterfly chocolate qwerty qwertyqwerty abc123abc123
   a1b2c3d4e5 1a2b3c4d5e q1w2e3r4t5 q1w2e3r4t5y6 1q2w3e4r5t 1q2w3e4r5t6y zaq12wsxcde3 1qazxsw2 1qaz2wsx3edc qazwsxedc
   qazwsxedcrfv woaini woaini1314 woaini1314520 woaini520 woaiwojia woaizhongguo aini1314520 5201314 52013145201314
   5201314520 1314520520 1314520 woaini5201314 zhang123456 wang123456 li123456789 liu123456789 zhongguo zhonghua
   nihao nihaonihao nihaoma woshishui woshinibaba wobuzhidao tianxia xiaoxiao xiaoming baobao baobei qinaide
   aa123456789 a1234567890 a123456789 a12345678910 abc123456789 abcd123456 abc1234567 abcd1234567890 asd123456789
   qq123456789 qwe123456789 zxc123456789 wang1234567 q123456789 w123456789 z123456789 s123456789 1234567890a
   123456789a 123456789abc 123456789q 0123456789a 147258369 1472583690 147258369a 123456abc123456 1233211234567
   9876543210a 11223344556677 1122334455 112233445566 123123123a 123123123123 1111111111a 0000000000a 88888888888
   66666666666 99999999999 8888888888a 123698745 7894561230 789456123 0147852369 1357924680 2468013579 1029384756
   gov123456 mingjing mingjing123 public12345 office12345 government computer internet trustno1trustno1 whatever
   monkeymonkey dragondragon mustang shadowshadow masterkey supersecret topsecret secretsecret testtesttest test123456
   testing1234 demo123456 guest12345 default123 temporary temp123456 company123 summer spring winter autumn beijing
   shanghai guangzhou shenzhen hangzhou chengdu nanjing wuhan chongqing tianjin zhejiang guangdong jiangsu taiwan
   hongkong`.split(/\s+/),
);
