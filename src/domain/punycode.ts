/** The letters that a domain's `xn--` labels stand for (RFC 3492); a label that cannot be read stays as it is. */
export function readableDomain(domain: string): string {
  return domain
    .toLowerCase()
    .split('.')
    .map((label) => (label.startsWith('xn--') ? (decode(label.slice(4)) ?? label) : label))
    .join('.');
}

const base = 36;
const [tMin, tMax, skew, damp] = [1, 26, 38, 700];

function adapt(delta: number, points: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? damp : 2));
  rest += Math.floor(rest / points);
  let k = 0;
  for (; rest > ((base - tMin) * tMax) / 2; k += base) rest = Math.floor(rest / (base - tMin));
  return k + Math.floor(((base - tMin + 1) * rest) / (rest + skew));
}

const digitOf = (sign: string) => {
  if (/[0-9]/.test(sign)) return sign.charCodeAt(0) - 22;
  return /[a-z]/.test(sign) ? sign.charCodeAt(0) - 97 : base;
};

function decode(text: string): string | undefined {
  const dash = text.lastIndexOf('-');
  const output = dash > 0 ? [...text.slice(0, dash)].map((sign) => sign.codePointAt(0) ?? 0) : [];
  const rest = [...text.slice(dash > 0 ? dash + 1 : 0)];
  let [code, bias, index] = [128, 72, 0];
  while (rest.length > 0) {
    const before = index;
    let weight = 1;
    for (let k = base; ; k += base) {
      const digit = digitOf(rest.shift() ?? '');
      index += digit * weight;
      if (digit >= base || !Number.isSafeInteger(index)) return undefined;
      const threshold = Math.min(tMax, Math.max(tMin, k - bias));
      if (digit < threshold) break;
      weight *= base - threshold;
    }
    const points = output.length + 1;
    bias = adapt(index - before, points, before === 0);
    code += Math.floor(index / points);
    index %= points;
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
    output.splice(index, 0, code);
    index += 1;
  }
  return String.fromCodePoint(...output);
}
