/** Reads what Partner Center answers; only the fields that are used, their names folded to lower case. */
import { z } from 'zod';
import { Fault } from '../../ports/faults.ts';
import { foldKeys } from './fold-keys.ts';

const text = z.string().nullish();
const list = z
  .array(z.unknown())
  .nullish()
  .transform((items) => items ?? []);

export const CustomerItem = z.object({
  id: text,
  relationshiptopartner: text,
  companyprofile: z.object({ tenantid: text, domain: text, companyname: text }).nullish(),
});

const Address = z.object({
  country: text,
  region: text,
  state: text,
  city: text,
  addressline1: text,
  addressline2: text,
  addressline3: text,
  postalcode: text,
  phonenumber: text,
});

/** Without delegated rights address, mail address and custom domains are left out (API reference 4.2). */
export const CustomerAnswer = z.object({
  ...CustomerItem.shape,
  companyprofile: z
    .object({ tenantid: text, domain: text, companyname: text, email: text, address: Address.nullish() })
    .nullish(),
  customdomains: z
    .array(z.string())
    .nullish()
    .transform((domains) => domains ?? []),
  allowdelegatedaccess: z.boolean().nullish(),
});

export const ProviderItem = z.object({
  id: z.string(),
  name: text,
  state: text,
  location: text,
  mpnid: z.union([z.string(), z.number().transform(String)]).nullish(),
});

/** A customer's partners: only who they are counts, and `items` may be missing where there is none. */
export const PartnersAnswer = z.object({
  items: z
    .array(z.object({ id: text }))
    .nullish()
    .transform((items) => items ?? []),
});

const count = z
  .number()
  .nullish()
  .transform((value) => value ?? 0);

export const SubscriptionItem = z.object({
  id: z.string(),
  offername: text,
  friendlyname: text,
  quantity: z.number().nullish(),
  billingtype: text,
  status: text,
  istrial: z.boolean().nullish(),
  autorenewenabled: z.boolean().nullish(),
  commitmentenddate: text,
});

export const EntitlementItem = z.object({
  referenceorder: z.object({ id: text, lineitemid: text }).nullish(),
  quantity: count,
  entitledartifacts: z
    .array(z.object({ resourceid: text }))
    .nullish()
    .transform((artifacts) => artifacts ?? []),
});

export const UserItem = z.object({
  id: z.string(),
  displayname: text,
  firstname: text,
  lastname: text,
  userprincipalname: text,
  state: text,
});

const ProductSku = z.object({ name: text, skupartnumber: text }).nullish();

export const SkuItem = z.object({
  totalunits: count,
  activeunits: count,
  suspendedunits: count,
  consumedunits: count,
  productsku: ProductSku,
  capabilitystatus: text,
});

export const UserLicenceItem = z.object({
  productsku: ProductSku,
  serviceplans: z
    .array(z.object({ displayname: text, servicename: text, capabilitystatus: text }))
    .nullish()
    .transform((plans) => plans ?? []),
});

export const LinkAnswer = z.object({ url: z.string().min(1) });

export const OrganizationAnswer = z.object({
  id: text,
  tenantid: text,
  companyname: text,
  domain: text,
  defaultaddress: z.object({ country: text }).nullish(),
});

export const MpnAnswer = z.object({ mpnid: z.union([z.string(), z.number().transform(String)]).nullish() });

export const RegistrationAnswer = z.object({
  webhookurl: z.string(),
  webhookevents: z.array(z.string()).catch([]),
});

export const EventNamesAnswer = z.array(z.string());

export const WrittenRegistrationAnswer = z.object({ webhookurl: z.string() });

export const BegunTestAnswer = z.object({ correlationid: z.string().min(1) });

export const EventTestAnswer = z.object({
  status: z.string(),
  results: z
    .array(z.object({ responsecode: z.union([z.string(), z.number().transform(String)]).nullish() }))
    .nullish()
    .transform((results) => results ?? []),
});

export const PageAnswer = z.object({
  items: list,
  continuationtoken: text,
  links: z
    .object({
      next: z
        .object({
          uri: z.string().min(1),
          method: z.literal('GET').nullish(),
          headers: z.array(z.object({ key: z.string(), value: z.string() })).nullish(),
        })
        .nullish(),
    })
    .nullish(),
});
export type PageAnswer = z.infer<typeof PageAnswer>;

/** A fault's body: a number or a text as code, nothing at all, `null`, or the other form of 429 (reference 2.6, 3). */
const ErrorBody = z
  .object({ code: z.union([z.number(), z.string()]).nullish(), statuscode: z.number().nullish() })
  .nullable();

/** What has another shape than the one that is used is a fault, never a guess. */
export function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new Fault('partner-center/bad-response', { cause: parsed.error });
  return parsed.data;
}

/** `JSON.parse` of a body that may begin with a byte order mark (reference 2.7). Throws for what is not JSON. */
export function parseJson(body: string): unknown {
  return foldKeys(JSON.parse(body.replace(/^\uFEFF+/, '')));
}

/** Absent when the body is not one that Partner Center writes, a proxy's page for example. */
export function readErrorBody(body: string): { readonly vendorCode?: string } | undefined {
  if (body.replace(/^\uFEFF+/, '').trim() === '') return {};
  try {
    const parsed = ErrorBody.safeParse(parseJson(body));
    if (!parsed.success) return undefined;
    const code = parsed.data?.code;
    return code === undefined || code === null ? {} : { vendorCode: String(code) };
  } catch {
    return undefined;
  }
}
