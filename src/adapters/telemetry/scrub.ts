/** Takes known secrets out of text that goes out: as they are, in JSON, in an address, and in Base64 of either kind. */
export type Scrub = (text: string) => string;

const stars = '***';
/** What is shorter is a word that stands elsewhere for other reasons. */
const shortest = 8;

/** The letters that a secret has in Base64 wherever it stands in what was encoded, such as after `name:`. */
function inBase64(secret: string, encoding: 'base64' | 'base64url'): readonly string[] {
  const bytes = Buffer.from(secret, 'utf8');
  return [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString(encoding);
    return text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
  });
}

function formsOf(secret: string): readonly string[] {
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    new URLSearchParams([['', secret]]).toString().slice(1),
    ...inBase64(secret, 'base64'),
    ...inBase64(secret, 'base64url'),
    Buffer.from(secret, 'utf8').toString('hex'),
  ];
}

export function createScrub(secrets: readonly string[]): Scrub {
  const forms = new Set(secrets.filter(({ length }) => length >= shortest).flatMap(formsOf));
  // The longest first: what is left of a secret after a part of it was taken out is still one.
  const ordered = [...forms].toSorted((one, other) => other.length - one.length);
  return (text) => ordered.reduce((rest, form) => rest.replaceAll(form, stars), text);
}
