/** What the routes of the control door are made of. */
import type { z } from 'zod';
import type { Answer, Exchange, Params, Route } from '../http-kit.ts';
import { readBody } from './bodies.ts';

type Handled = Answer | Promise<Answer>;

export const ok = (body: object = {}): Answer => ({ status: 200, body });
export const wrong = (why: string, status = 400): Answer => ({ status, body: { error: why } });

/** A POST whose body has to have a shape. */
export function post<T>(
  template: string,
  schema: z.ZodType<T>,
  handle: (body: T, params: Params) => Handled,
): Route {
  return {
    method: 'POST',
    template,
    handle: (exchange, params) => {
      const read = readBody(schema, exchange);
      return read.ok ? handle(read.value, params) : wrong(read.why);
    },
  };
}

export const route = (
  method: string,
  template: string,
  handle: (exchange: Exchange, params: Params) => Handled,
): Route => ({
  method,
  template,
  handle,
});
