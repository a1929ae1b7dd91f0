/**
 * The SDK adds a token only for `https` and known hosts. In rehearsal, on plain http and this machine alone, this
 * stands in its place (DESIGN 3): same option, same header, and no token to anywhere but loopback.
 */
import {
  AuthenticationHandlerOptions,
  type Context,
  type Middleware,
} from '@microsoft/microsoft-graph-client';

export function isLoopback(url: URL): boolean {
  return ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
}

export function createLoopbackAuthentication(): Middleware {
  let following: Middleware | undefined;
  return {
    setNext: (middleware) => {
      following = middleware;
    },
    execute: async (context: Context) => {
      const url = new URL(typeof context.request === 'string' ? context.request : context.request.url);
      const options = context.middlewareControl?.getMiddlewareOptions(AuthenticationHandlerOptions);
      const provider =
        options instanceof AuthenticationHandlerOptions ? options.authenticationProvider : undefined;
      if (provider && isLoopback(url)) {
        const token = await provider.getAccessToken();
        context.options = {
          ...context.options,
          headers: {
            ...(context.options?.headers as Record<string, string>),
            Authorization: `Bearer ${token}`,
          },
        };
      }
      await following?.execute(context);
    },
  };
}
