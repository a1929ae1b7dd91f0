import { z } from 'zod';
import type { Invitation } from '../domain/invitation.ts';
import { assertNever } from '../domain/result.ts';
import type { Translator } from '../i18n/translator.ts';
import { countryName } from './country-name.ts';
import { plainText } from './plain-text.ts';

export const findingView = z.strictObject({
  title: z.string(),
  text: z.string(),
  style: z.enum(['attention', 'warning']),
});
type FindingView = z.output<typeof findingView>;

/** What the look before writing found, in words; a domain that could be a forgery is said in the strongest colour. */
export function findingsOf({ findings, recipient }: Invitation, t: Translator): FindingView[] {
  return findings.map((finding): FindingView => {
    const title = t.say(`finding.${finding.kind}.title`);
    switch (finding.kind) {
      case 'look-alike': {
        const names = {
          domain: recipient.domain,
          theirs: finding.customerDomain,
          name: finding.customerName,
        };
        const text = t.say(
          'finding.look-alike.text',
          mapped(names, (name) => plainText(name, 70)),
        );
        return { title, text, style: 'attention' };
      }
      case 'invited-before': {
        const { inviterName, at, state } = finding;
        const when = t.dateTime(at);
        const stateName = t.say(`invitation.state.${state}`);
        const name = plainText(inviterName, 70);
        const text = t.say('finding.invited-before.text', { name, when, state: stateName });
        return { title, text, style: 'warning' };
      }
      case 'other-country': {
        const names = { country: finding.country, ours: finding.ours };
        const named = mapped(names, (code) => plainText(countryName(code, t.language), 60));
        return { title, text: t.say('finding.other-country.text', named), style: 'warning' };
      }
      case 'no-list':
        return { title, text: t.say('finding.no-list.text'), style: 'warning' };
      default:
        return assertNever(finding);
    }
  });
}

function mapped<K extends string>(values: Readonly<Record<K, string>>, to: (value: string) => string) {
  return Object.fromEntries(Object.entries<string>(values).map(([key, value]) => [key, to(value)])) as Record<
    K,
    string
  >;
}
