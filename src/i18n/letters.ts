import { type Letter, type LetterFacts, type LetterLanguage, oneLine } from '../domain/letter.ts';
import { type LetterTemplate, type TemplateKey, written } from '../domain/letter-template.ts';

/** The facts as one line each, ready to stand in a sentence. */
interface Names {
  readonly contact: string;
  readonly company: string;
  readonly reseller: string;
  readonly inviter: string;
  /** Absent when the reseller invites alone. */
  readonly provider: string | undefined;
}

interface Draft {
  readonly subject: string;
  /** Paragraphs, lines within them by `\n`. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/**
 * The letter that the agent may change afterwards. It asks for one thing, says who may do it, what it gives and what
 * it does not, and where to turn when it does not work: the questions with which customers' answers stop.
 */
export function composeLetter(facts: LetterFacts): Letter {
  const { relationship } = facts;
  const draft = drafts[facts.language]({
    contact: oneLine(facts.contactName ?? ''),
    company: oneLine(facts.company),
    reseller: oneLine(facts.resellerName),
    inviter: oneLine(facts.inviterName),
    provider: relationship.kind === 'joint' ? oneLine(relationship.providerName) : undefined,
  });
  return {
    subject: draft.subject,
    before: `${draft.before.join('\n\n')}\n\n`,
    after: `\n\n${draft.after.join('\n\n')}\n`,
  };
}

/** The built-in letter with placeholders where names and the link will stand. */
export function defaultTemplate({ language, relationship }: TemplateKey): LetterTemplate {
  const { subject, before, after } = composeLetter({
    language,
    relationship:
      relationship === 'joint' ? { kind: 'joint', providerName: written('provider') } : { kind: 'alone' },
    contactName: written('contact'),
    company: written('company'),
    resellerName: written('reseller'),
    inviterName: written('inviter'),
  });
  return { subject, text: `${before}${written('link')}${after}` };
}

const drafts: Readonly<Record<LetterLanguage, (names: Names) => Draft>> = { en: english, ru: russian };

function english({ contact, company, reseller, inviter, provider }: Names): Draft {
  const us = provider === undefined ? reseller : `${reseller} and ${provider}`;
  return {
    subject: `Invitation to work with ${us} on Microsoft cloud services`,
    before: [
      contact === '' ? 'Hello,' : `Hello ${contact},`,
      provider === undefined
        ? `We would like to look after the Microsoft cloud services of ${company}. For that, Microsoft asks you to confirm a reseller relationship with us, ${reseller}.`
        : `We would like to look after the Microsoft cloud services of ${company}. For that, Microsoft asks you to confirm a reseller relationship with us, ${reseller}, and at the same time with our provider, ${provider}.`,
      [
        'It takes a few minutes:',
        '1. Open the link below.',
        '2. Sign in as a Global administrator of your organisation.',
        '3. Read the request and accept it.',
      ].join('\n'),
    ],
    after: [
      provider === undefined
        ? 'Once you have accepted, we can order and manage Microsoft subscriptions for you.'
        : `Once you have accepted, we can manage Microsoft subscriptions for you, and ${provider} can submit our orders on your behalf.`,
      'Accepting does not order anything, costs nothing, and leaves your present subscriptions as they are. The page itself shows which permissions are requested; please read them before you accept.',
      'Only a Global administrator can accept. If that is somebody else in your organisation, please forward this mail to them. If the page does not open or shows an error, simply reply to this mail, and we will help.',
      `Kind regards,\n${inviter}\n${reseller}`,
    ],
  };
}

function russian({ contact, company, reseller, inviter, provider }: Names): Draft {
  return {
    subject:
      provider === undefined
        ? `Приглашение к сотрудничеству по облачным службам Microsoft: ${reseller}`
        : `Приглашение к сотрудничеству по облачным службам Microsoft: ${reseller}, ${provider}`,
    before: [
      contact === '' ? 'Здравствуйте!' : `Здравствуйте, ${contact}!`,
      provider === undefined
        ? `Мы хотели бы сопровождать облачные службы Microsoft в вашей компании (${company}). Для этого Microsoft просит вас подтвердить отношения с нами как с торговым посредником (реселлером). Наша компания: ${reseller}.`
        : `Мы хотели бы сопровождать облачные службы Microsoft в вашей компании (${company}). Для этого Microsoft просит вас подтвердить отношения сразу с двумя торговыми посредниками: с нами и с нашим поставщиком. Наша компания: ${reseller}. Наш поставщик: ${provider}.`,
      [
        'Это займёт несколько минут:',
        '1. Откройте ссылку ниже.',
        '2. Войдите под учётной записью глобального администратора вашей организации.',
        '3. Прочтите запрос и примите его.',
      ].join('\n'),
    ],
    after: [
      provider === undefined
        ? 'Когда вы примете запрос, мы сможем оформлять для вас подписки Microsoft и управлять ими.'
        : 'Когда вы примете запрос, мы сможем управлять вашими подписками Microsoft, а наш поставщик сможет оформлять для вас заказы.',
      'Согласие ничего не заказывает, ничего не стоит и не меняет ваших нынешних подписок. Какие разрешения запрашиваются, показано на самой странице: прочтите их, прежде чем согласиться.',
      'Принять запрос может только глобальный администратор. Если в вашей организации это другой человек, перешлите ему это письмо. Если страница не открывается или показывает ошибку, просто ответьте на это письмо, и мы поможем.',
      `С уважением,\n${inviter}\n${reseller}`,
    ],
  };
}
