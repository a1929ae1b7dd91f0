/** What a call came to, whether the client threw it or answered it. */

export interface Outcome {
  readonly status: number | undefined;
  readonly substatus: number | undefined;
  readonly message: string;
}

interface Answered {
  readonly statusCode?: number;
  readonly code?: number | string;
  readonly substatus?: number;
}

/** Status and sub-status of a client call; a status of 400 and above is thrown by most calls, answered by some. */
export async function outcomeOf(call: Promise<Answered>): Promise<Outcome> {
  try {
    const { statusCode, code, substatus } = await call;
    return { status: statusCode ?? (code === undefined ? undefined : Number(code)), substatus, message: '' };
  } catch (error) {
    const { code, substatus, cause } = error as Answered & { cause?: Answered };
    const status = code ?? cause?.code;
    return {
      status: status === undefined ? undefined : Number(status),
      substatus: substatus ?? cause?.substatus,
      message: error instanceof Error ? error.message : '',
    };
  }
}

export async function statusOf(call: Promise<Answered>): Promise<number | undefined> {
  return (await outcomeOf(call)).status;
}
