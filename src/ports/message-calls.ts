/** One message as it came through the HTTP door: a JSON object with a type, and nothing vouched for yet. */
export interface MessageCall {
  readonly body: Readonly<Record<string, unknown>> & { readonly type: string };
  /** The `Authorization` header; empty when there was none. */
  readonly authorization: string;
}

/** What the door answers; without a body the answer is empty. */
export interface MessageAnswer {
  readonly status: number;
  readonly body?: unknown;
}

export type AnswerMessage = (call: MessageCall) => Promise<MessageAnswer>;
