import type { EventFailure, EventMode } from '../domain/event-choice.ts';

/** The sentence needs nothing but itself. */
type Plain = null;

type EachEventWord = {
  [K in
    | `events.mode.${EventMode}`
    | `events.mode.meaning.${EventMode}`
    | `events.choose.${EventMode}`
    | `events.failed.${EventFailure}`
    | `events.test.${'arrived' | 'failed' | 'unregistered' | 'too-many' | 'running'}`]: Plain;
};

/** Sentences about Partner Center's events: how they come, who is registered, and tests of the way. */
export interface EventsWords extends EachEventWord {
  'button.events': Plain;
  'button.testEvents': Plain;
  'button.replaceRegistration': Plain;
  'button.giveBack': Plain;
  'events.title': Plain;
  'events.fact.mode': Plain;
  'events.fact.registered': Plain;
  'events.fact.ours': Plain;
  'events.fact.count': Plain;
  'events.fact.last': Plain;
  'events.fact.test': Plain;
  'events.fact.former': Plain;
  'events.fact.chosen': Plain;
  'events.by': { readonly name: string; readonly when: string };
  'events.none': Plain;
  'events.never': Plain;
  'events.noAddress': Plain;
  'events.writing': Plain;
  'events.lost': { readonly when: string };
  'events.lost.nobody': { readonly when: string };
  'events.moved': Plain;
  'events.moved.title': Plain;
  'events.moved.next': Plain;
  'events.moved.do': { readonly command: string; readonly events: string; readonly again: string };
  'events.choose.again': Plain;
  'events.staysHere': Plain;
  'events.outdated': Plain;
  'events.confirm.title': Plain;
  'events.confirm.text': Plain;
  'events.confirm.giveBack': Plain;
  'events.confirm.now': Plain;
  'events.confirm.then': Plain;
  'events.test.at': { readonly outcome: string; readonly when: string };
  'events.test.code': { readonly outcome: string; readonly code: string };
  'events.state.settled': Plain;
  'events.state.writing': Plain;
  'events.state.failed': Plain;
  'events.state.lost': Plain;
  'events.state.moved': Plain;
  'events.state.unread': Plain;
  'events.state.elsewhere': Plain;
  'events.status.section': Plain;
  'events.status.held': { readonly host: string };
  'events.status.last': { readonly name: string; readonly when: string };
  'events.status.noneYet': Plain;
  'events.status.do': { readonly command: string };
  'status.folded': Plain;
  'events.records': Plain;
  'events.records.read': Plain;
  'events.records.refused': Plain;
  'events.records.unread': Plain;
  'events.records.at': { readonly when: string };
  'events.records.do': Plain;
  'events.records.dap': Plain;
}
