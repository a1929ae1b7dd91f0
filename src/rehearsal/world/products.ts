/** Products that customers of the rehearsal have: invented, in the shapes of real ones. */

export interface Product {
  readonly offerId: string;
  readonly skuId: string;
  readonly name: string;
  readonly skuPartNumber: string;
  readonly kind: 'licence' | 'usage';
  readonly plans: readonly ServicePlan[];
}

export interface ServicePlan {
  readonly id: string;
  readonly displayName: string;
  readonly serviceName: string;
}

const plan = (number: number, displayName: string, serviceName: string): ServicePlan => ({
  id: `0f0f0f0f-2000-4000-8000-0000000000b${number}`,
  displayName,
  serviceName,
});

const mail = plan(1, 'Mail', 'INVENTED_MAIL');
const files = plan(2, 'Files', 'INVENTED_FILES');
const meetings = plan(3, 'Meetings', 'INVENTED_MEETINGS');
const devices = plan(4, 'Device management', 'INVENTED_DEVICES');

const licence = (number: number, name: string, mark: string, plans: readonly ServicePlan[]): Product => ({
  offerId: `CFQ7INVENTED:000${number}:CFQ7INVENTED${mark}`,
  skuId: `0f0f0f0f-2000-4000-8000-00000000000${number}`,
  name,
  skuPartNumber: `INVENTED_${mark}`,
  kind: 'licence',
  plans,
});

export const products: readonly Product[] = [
  licence(1, 'Office Suite Business Standard', 'BUSINESS', [mail, files, meetings]),
  licence(2, 'Office Suite Business Basic', 'BASIC', [mail, files]),
  licence(3, 'Office Suite Business Premium', 'PREMIUM', [mail, files, meetings, devices]),
  licence(4, 'Mail Plan 1', 'MAIL1', [mail]),
  licence(5, 'Device Management Plan 1', 'DEVICES1', [devices]),
  {
    offerId: 'DZH3INVENTED:0001:DZH3INVENTEDAZ',
    skuId: '0f0f0f0f-2000-4000-8000-000000000009',
    name: 'Azure plan',
    skuPartNumber: 'INVENTED_AZURE',
    kind: 'usage',
    plans: [],
  },
];
