import { felkoder, misslyckades, vantarPa } from './bankid.rules.ts';

/** Statuses of BankID's faults (BankID, errors); the last one stands for codes that may come. */
const felstatus: Readonly<Record<string, number>> = {
  alreadyInProgress: 400,
  invalidParameters: 400,
  unauthorized: 401,
  notFound: 404,
  methodNotAllowed: 405,
  requestTimeout: 408,
  unsupportedMediaType: 415,
  tooManyRequests: 429,
  internalError: 500,
  maintenance: 503,
  framtidaFel: 400,
};

/** Ways to finish an order, right and wrong. */
const fardiga = ['complete', 'completeAnnanOrder', 'completeHogRisk', 'completeUtanNummer'] as const;
/** Ways not to answer at all, or with what is no answer. */
export const tysta = ['langsam', 'bryter'] as const;
const skrap = ['trasigJson', 'html', 'omdirigering', 'falt'] as const;

/** Everything the simulator can be told to do. */
export const utfall = [
  ...fardiga,
  ...vantarPa,
  'framtidaVantan',
  ...misslyckades,
  'framtidaSlut',
  ...felkoder,
  'framtidaFel',
  ...tysta,
  ...skrap,
] as const;
export type Utfall = (typeof utfall)[number];

/** What a person does with the app can only happen to an order that exists; the rest may also meet the one who starts. */
const dalig: readonly string[] = [...felkoder, 'framtidaFel', ...tysta, ...skrap];
export const gallerStart = (vad: Utfall): boolean => dalig.includes(vad);
/** BankID forgets an order that has been collected to its end. */
export const arSista = (vad: Utfall): boolean =>
  ([...fardiga, ...misslyckades, 'framtidaSlut'] as readonly string[]).includes(vad);

/** An answer over HTTP: JSON unless `text` is given. */
export interface Simulatorsvar {
  readonly status: number;
  readonly json?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const felsvar = (vad: string): Simulatorsvar => ({
  status: felstatus[vad] ?? 400,
  json: { errorCode: vad, details: 'Simulated', nyttFalt: true },
});

const skrapsvar = (vad: string): Simulatorsvar | null => {
  switch (vad) {
    case 'trasigJson':
      return { status: 200, text: '{"orderRef": "131daac9', headers: { 'content-type': 'application/json' } };
    case 'html':
      return { status: 502, text: '<h1>Bad gateway</h1>', headers: { 'content-type': 'text/html' } };
    case 'omdirigering':
      return { status: 307, text: '', headers: { location: 'http://127.0.0.1:9/rp/v6.0/auth' } };
    case 'falt':
      return { status: 200, json: { orderRef: 7, status: ['complete'], completionData: null } };
    default:
      return null;
  }
};

/** What goes wrong whatever was asked; null when it is about an order. */
export const daligtSvar = (vad: Utfall): Simulatorsvar | null => {
  if (felstatus[vad] !== undefined) return felsvar(vad);
  return skrapsvar(vad);
};

/** Who shows their BankID, as the simulator tells of them. */
export interface Simperson {
  readonly personnummer: string;
  readonly namn: string;
}

const fardigt = (orderRef: string, { personnummer, namn }: Simperson, vad: Utfall) => ({
  orderRef: vad === 'completeAnnanOrder' ? '00000000-0000-4000-8000-000000000000' : orderRef,
  status: 'complete',
  completionData: {
    user: {
      ...(vad === 'completeUtanNummer' ? { personalNumber: '' } : { personalNumber: personnummer }),
      name: namn,
    },
    device: { ipAddress: '127.0.0.1', uhi: 'simulated' },
    bankIdIssueDate: '2024-01-01',
    signature: 'c2ltdWxlcmFk',
    ocspResponse: 'c2ltdWxlcmFk',
    risk: vad === 'completeHogRisk' ? 'high' : 'low',
  },
});

/** The answer to collect for an order with this outcome. */
export const hamtsvaret = (orderRef: string, vad: Utfall, person: Simperson): Simulatorsvar => {
  const dalighet = daligtSvar(vad);
  if (dalighet !== null) return dalighet;
  if ((fardiga as readonly string[]).includes(vad))
    return { status: 200, json: fardigt(orderRef, person, vad) };
  const status = arSista(vad) ? 'failed' : 'pending';
  return { status: 200, json: { orderRef, status, hintCode: vad, nyttFalt: { a: 1 } } };
};
