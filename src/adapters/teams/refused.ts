/** A message that is not let in; nothing was done for it, and the caller gets the bare status. */
export class Refused extends Error {
  readonly status: 401 | 403;
  readonly why: 'token' | 'tenant' | 'person';

  constructor(status: 401 | 403, why: 'token' | 'tenant' | 'person') {
    super(why);
    this.name = 'Refused';
    this.status = status;
    this.why = why;
  }
}
