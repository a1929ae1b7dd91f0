/** What has to hold of a customer whom people are asked about, or who came without an invitation. */
import assert from 'node:assert/strict';
import { readQuestion } from '../../src/application/read-question.ts';
import { customerOf, newcomerIn, tellingsOfNewcomer } from './customers.ts';
import type { Scene } from './scene.ts';
import { assertOnce, recipientsOf, type Told, told } from './told.ts';

const of = (scene: Scene, kind: Told['kind']) => told(scene.office).filter((one) => one.kind === kind);

/** Nothing is left to do, and a question waits: whoever is asked has it before them. */
export async function assertAsked(scene: Scene): Promise<void> {
  const question = await readQuestion(scene.office.register, customerOf(scene.world).id);
  if (question?.newcomer.state !== 'asked' || question.candidates.length === 0) return;
  for (const person of question.newcomer.question.asked) assertOnce(of(scene, 'whose-customer'), person);
}

/** Once each is asked; and who follows is told once of whoever came, or is lost, without an invitation. */
export async function assertNewcomer(scene: Scene): Promise<void> {
  const { world } = scene;
  const newcomer = await newcomerIn(scene);
  const asked = of(scene, 'whose-customer');
  const persons = newcomer?.question?.asked ?? [];
  for (const to of new Set(asked.map((one) => one.to))) {
    assert.ok(
      persons.some((person) => person === to),
      'somebody was asked who was not to be',
    );
    assertOnce(asked, to);
  }
  if (world.answersAs === 'alike') assert.ok(newcomer?.question, 'nobody was asked');
  const followers = await recipientsOf(scene);
  const news = [
    ['customer-arrived', newcomer?.alone !== undefined],
    ['customer-lost', newcomer?.state === 'none' && world.leaves],
  ] as const;
  for (const [kind, isNews] of news) {
    const all = of(scene, kind);
    if (!isNews) assert.deepEqual(all, [], kind);
    else for (const to of followers) assertOnce(all, to);
  }
  // Who was passed over for want of the role is asked when it comes back.
  const tellings = (await tellingsOfNewcomer(scene))
    .filter(({ outcome }) => outcome.kind !== 'no-role')
    .map(({ to, notice }) => `${JSON.stringify(to)} ${notice.kind}`);
  assert.equal(new Set(tellings).size, tellings.length, 'kept twice who was told');
}
