import { z } from 'zod';
import { isFault } from '../../ports/faults.ts';
import type { EndOfRelationship } from '../../ports/partner-center.ts';
import { parse } from './answers.ts';
import type { Call, createPartnerCenterHttp } from './partner-center-http.ts';

/** A PATCH answers in capitals and with nulls for what was not changed (API reference 8.1); names come folded. */
const EndAnswer = z.object({ relationshiptopartner: z.string().nullish() });

/**
 * One property and no more: with another one the same call would take delegated rights away instead. What it answers
 * is believed by nobody: whether the customer is gone is looked at afterwards.
 */
export async function endRelationship(
  http: ReturnType<typeof createPartnerCenterHttp>,
  operation: Call,
): Promise<EndOfRelationship> {
  try {
    const change = { relationshipToPartner: 'none', attributes: { objectType: 'Customer' } };
    parse(EndAnswer, await http({ ...operation, change }));
    return { kind: 'ended' };
  } catch (error) {
    if (!isFault(error)) throw error;
    const { status, vendorCode = '' } = error.details;
    // 900309: the company's access rules keep the person out, before Partner Center has looked at the call.
    if (status === 403 && vendorCode !== '900309')
      return { kind: 'refused', why: whyForbidden(vendorCode), status };
    // These say that nothing was done; after all else nobody knows, and the customer is looked at.
    if (status === 400 || status === 409 || status === 417)
      return { kind: 'refused', why: 'declined', status };
    throw error;
  }
}

/** 900150: the person's role; 900308: delegated rights. 1002 stands for the two-tier model (API reference 3). */
function whyForbidden(code: string): 'two-tier' | 'lacks-role' | 'declined' {
  if (code === '1002') return 'two-tier';
  return code === '900150' || code === '900308' ? 'lacks-role' : 'declined';
}
