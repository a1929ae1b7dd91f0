/** The rule by which the imitated directory knows a mail domain's tenant. */

const consumerDomains: ReadonlySet<string> = new Set(
  (
    'outlook.com hotmail.com hotmail.co.uk hotmail.fr live.com live.co.uk msn.com passport.com gmail.com googlemail.com ' +
    'yahoo.com yahoo.co.uk yahoo.fr ymail.com rocketmail.com icloud.com me.com mac.com aol.com gmx.com gmx.de gmx.net ' +
    'web.de t-online.de mail.com proton.me protonmail.com tutanota.com zoho.com fastmail.com mail.ru bk.ru inbox.ru ' +
    'list.ru internet.ru yandex.ru yandex.com ya.ru rambler.ru lenta.ru ukr.net qq.com 163.com 126.com sina.com ' +
    'naver.com orange.fr free.fr laposte.net libero.it wp.pl o2.pl seznam.cz comcast.net verizon.net btinternet.com sky.com'
  ).split(' '),
);

const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

/** True for a domain in its ASCII (punycode) form, lower or upper case, with at least two labels. */
export function isMailDomain(text: string): boolean {
  const labels = text.toLowerCase().split('.');
  return text.length <= 253 && labels.length >= 2 && labels.every((one) => label.test(one));
}

/** Every mail domain has a tenant, except consumer domains and those that begin with `nobody.` */
export function hasTenant(domain: string): boolean {
  const lower = domain.toLowerCase();
  return isMailDomain(lower) && !consumerDomains.has(lower) && !lower.startsWith('nobody.');
}

/** `blue-meadow.example` is called Blue Meadow until somebody says otherwise. */
export function companyNameOfDomain(domain: string): string {
  const [first = domain] = domain.toLowerCase().split('.');
  return first
    .split('-')
    .filter((word) => word !== '')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}

/** The domain of a mail address in lower case, or undefined where there is none. */
export function domainOfAddress(address: string): string | undefined {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1).toLowerCase();
  return at > 0 && isMailDomain(domain) ? domain : undefined;
}
