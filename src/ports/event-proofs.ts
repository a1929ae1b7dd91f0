/** A call that says it is an event of Partner Center, as its bytes came. */
export interface SignedCall {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Uint8Array;
}

/**
 * `unsigned`: a header is missing or is none. The others say what was wrong with the certificate, or that the signature
 * is not one over these bytes.
 */
export type Disproof =
  | 'unsigned'
  | 'algorithm'
  | 'certificate-address'
  | 'certificate-missing'
  | 'certificate-name'
  | 'certificate-chain'
  | 'signature';

export type EventProof =
  | { readonly kind: 'genuine' }
  | { readonly kind: 'refused'; readonly why: Disproof }
  /** The certificate cannot be had now; asked again later it may be. */
  | { readonly kind: 'unknown' };

/** Whether an event comes from Partner Center, by its signature. */
export interface EventProofs {
  check(call: SignedCall): Promise<EventProof>;
}
