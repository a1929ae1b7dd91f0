/** Cards for the stub bot: the elements that the product's own cards are made of. */

export const cardActivity = (card: object) => ({
  type: 'message',
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
});

const execute = (title: string, verb: string, data: object = {}) => ({
  type: 'Action.Execute',
  title,
  verb,
  data,
  fallback: { type: 'Action.Submit', title, data: { verb, ...data } },
});

export const card = (body: readonly object[], rest: object = {}) => ({
  type: 'AdaptiveCard',
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  version: '1.5',
  body,
  ...rest,
});

export const textCard = (text: string, rest: object = {}) =>
  card([{ type: 'TextBlock', text, wrap: true }], rest);

export const buttons = (...titles: readonly (readonly [string, string])[]) => ({
  type: 'ActionSet',
  actions: titles.map(([title, verb]) => execute(title, verb, { invitationId: 'i-1', version: 3 })),
});

const heading = (text: string, subtitle: string) => ({
  type: 'ColumnSet',
  columns: [
    {
      type: 'Column',
      width: 'stretch',
      items: [
        { type: 'TextBlock', text, size: 'Large', weight: 'Bolder', wrap: true, style: 'heading' },
        { type: 'TextBlock', text: subtitle, isSubtle: true, wrap: true, spacing: 'None' },
      ],
    },
    {
      type: 'Column',
      width: 'auto',
      items: [{ type: 'TextBlock', text: 'Rehearsal', size: 'Small', color: 'Warning', weight: 'Bolder' }],
    },
  ],
});

export const invitationForm = () =>
  card([
    heading('Invite a customer', 'Tell us who it is; you will see the mail before it goes out.'),
    {
      type: 'Input.Text',
      id: 'email',
      label: 'E-mail',
      isRequired: true,
      errorMessage: 'Type the e-mail address of one person.',
      style: 'Email',
      regex: '^[^@\\s]+@[^@\\s]+$',
    },
    { type: 'Input.Text', id: 'contact', label: 'Contact name', placeholder: 'Anna Berg' },
    {
      type: 'Input.ChoiceSet',
      id: 'language',
      label: 'Language of the mail',
      value: 'en',
      choices: [
        { title: 'English', value: 'en' },
        { title: 'Русский', value: 'ru' },
      ],
    },
    {
      type: 'Input.ChoiceSet',
      id: 'how',
      label: 'How we met',
      style: 'expanded',
      isRequired: true,
      errorMessage: 'Choose one.',
      choices: [
        { title: 'Our own marketing', value: 'own' },
        { title: 'Microsoft referral', value: 'referral' },
        { title: 'Indirect provider', value: 'provider' },
      ],
    },
    {
      type: 'Input.Text',
      id: 'text',
      label: 'Text',
      isMultiline: true,
      value: 'Dear Anna,\n\nplease accept.',
    },
    buttons(['Continue', 'invitation.preview.v1'], ['Discard', 'invitation.discard.v1']),
  ]);

export const factCard = (title: string, customer: string) =>
  card([
    heading(title, 'As of 10:42'),
    {
      type: 'FactSet',
      facts: [
        { title: 'Customer', value: customer },
        { title: 'Domain', value: 'blue-meadow.example' },
        { title: 'State', value: '**Sent**, waiting for an answer' },
        { title: 'Link', value: '[Open in Partner Center](https://partner.microsoft.com/)' },
      ],
    },
    {
      type: 'Container',
      style: 'emphasis',
      items: [
        { type: 'TextBlock', text: '- one day ago: *sent*\n- today: reminded\n- next: wait', wrap: true },
      ],
    },
    buttons(
      ['Send', 'invitation.send.v1'],
      ['Edit', 'invitation.edit.v1'],
      ['Withdraw', 'invitation.withdraw.v1'],
    ),
  ]);
