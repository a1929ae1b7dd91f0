import { parseCustomerTenantId } from '../../../src/domain/ids.ts';
import { known } from '../../fixtures/known.ts';

/** The customer of whom the answers tell. */
export const larkfield = known(parseCustomerTenantId('5a1c0e0e-6a51-4c7c-9a55-1b7d0a3f1001'));
