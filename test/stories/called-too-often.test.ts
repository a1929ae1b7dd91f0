import assert from 'node:assert/strict';
import { partner, people, tenantIdOfDomain } from '../../src/rehearsal/facts.ts';
import { parsePersonId } from '../../src/domain/ids.ts';
import { known } from '../fixtures/known.ts';
import { wordsOf } from '../support/cards.ts';
import { inviteBySending } from '../support/invite.ts';
import { rehearsalTokens } from '../support/rehearsal-tokens.ts';
import { useSystem } from '../support/system.ts';
import { bothLanguages, exactly } from '../support/words.ts';
import { eventually } from '../support/world.ts';

const route = '/v1/customers/:cid';
const larkfield = 'larkfield.example';

interface Counted {
  readonly method: string;
  readonly route: string;
  readonly count: number;
}

describe('a Partner Center that was called too often', function () {
  this.timeout(180_000);
  const system = useSystem();

  /** Another program of the same company uses up what it may ask in a minute. */
  async function useUp(): Promise<void> {
    const loginUrl = `${system.rehearsalUrl}/login`;
    const tokens = rehearsalTokens({ loginUrl, tenantId: partner.tenantId });
    const person = known(parsePersonId(people[0]?.aadObjectId ?? ''));
    const authorization = `Bearer ${await tokens.forPerson(person, 'partner-center')}`;
    const url = `${system.rehearsalUrl}/partner-center/v1/customers/${tenantIdOfDomain(larkfield)}`;
    for (let status = 0; status !== 429; ) {
      const answer = await fetch(url, { headers: { authorization } });
      await answer.body?.cancel();
      status = answer.status;
    }
  }

  const reads = async () => {
    const calls = (await system.control('GET', '/calls')) as readonly Counted[];
    return calls.find((one) => one.method === 'GET' && one.route === route)?.count ?? 0;
  };

  it('is told as busy in both languages, and no acceptance is lost or told twice', async () => {
    const guests = bothLanguages.map((words) => ({
      words,
      person: system.person({ key: words.key === 'en' ? 'alex' : 'megan', locale: words.locale }),
      email: (name: string) => `${name}@${name}-busy-${words.key}.example`,
    }));
    const isAccepted = (email: string) =>
      system.control('POST', '/accept', { domain: email.slice(email.indexOf('@') + 1) });
    for (const { words, person, email } of guests)
      await inviteBySending(person, words, { email: email('anna') });
    await useUp();
    for (const { words, person } of guests) {
      const shown = wordsOf((await person.says(`${words.customer} ${larkfield}`)).card);
      assert.match(shown, exactly(words.said('customer.refusal.busy')));
      assert.match(shown, exactly(words.said('customer.section.services')), 'the rest is there');
    }
    const before = await reads();
    for (const { email } of guests) await isAccepted(email('anna'));
    await eventually('the bot has asked for a customer', async () => (await reads()) > before);
    for (const { words, person } of guests) assert.deepEqual(person.told(words.said('accepted.title')), []);

    await system.control('POST', '/clock', { advanceMs: 60_000 });
    for (const { words, person, email } of guests)
      await person.isTold(words.said('accepted.title'), email('anna'));
    // Another acceptance from beginning to end: whoever would tell the first one again has had the time for it.
    for (const { words, person, email } of guests) {
      await inviteBySending(person, words, { email: email('bo') });
      await isAccepted(email('bo'));
      await person.isTold(words.said('accepted.title'), email('bo'));
      assert.equal(person.told(words.said('accepted.title'), email('anna')).length, 1);
    }
  });
});
