import { tidpunkt } from '../shared/datum.ts';
import { antalSidor } from '../shared/sidor.ts';
import { beslutsdel, type Beslutsdel } from '../web/beslut.ts';
import {
  klartText,
  sidvaljare,
  status,
  type Faktarad,
  type Sidvaljare,
  type Status,
  type Tomt,
} from '../web/delar.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import type { Form } from '../web/form.ts';
import { page, type Page, type Smula } from '../web/page.ts';
import { dagenAv, lank, maskerat, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import {
  grundText,
  lageFor,
  nekandeskal,
  nekandeskalText,
  provaBeslut,
  utdragshinderText,
  type Registerutdrag,
  type Utdragslage,
} from './registerutdrag.rules.ts';
import {
  hamtningPath,
  nyttRegisterutdragPath,
  registerutdragenPath,
  registerutdragPath,
} from './sidor.rules.ts';

const skalen = nekandeskal.map((ett) => ({ varde: ett, text: nekandeskalText[ett] }));

const statusFor = (lage: Utdragslage): Status => {
  const statusar: Record<Utdragslage, Status> = {
    vantar: status('oppen', 'Väntar på godkännande'),
    for_gammal: status('felregistrerad', 'Inte godkänd i tid'),
    nekad: status('felregistrerad', 'Nekad'),
    att_hamta: status('oppen_lange', 'Godkänd, att hämta'),
    inte_hamtad: status('felregistrerad', 'Inte hämtad i tid'),
    hamtad: status('avslutad', 'Hämtad'),
  };
  return statusar[lage];
};

interface Rad {
  readonly nummer: Text;
  readonly diarienummer: string;
  readonly bestalld: Text;
  readonly av: string;
  readonly status: Status;
}
interface Listsida extends Page {
  readonly rader: readonly Rad[];
  readonly sidvaljare: Sidvaljare | null;
  readonly tomt: Tomt | null;
}
export const registerutdragenPage = page<Listsida>('registerutdrag/lista');

const smulor: readonly Smula[] = [{ text: 'Start', href: '/' }];

interface Listan {
  readonly rader: readonly Registerutdrag[];
  readonly traffar: number;
  readonly sida: number;
}

/** The orders, latest first. */
export const registerutdragenModel = ({ rader, traffar, sida }: Listan, nu: Date): Listsida => ({
  titel: 'Registerutdrag',
  rubrik: 'Registerutdrag',
  ingress: [
    'Allt som SUS har om en person, när personen begär det. En handläggare beställer och en annan godkänner.',
  ],
  smulor: [...smulor, { text: 'Registerutdrag' }],
  atgarder: [{ text: 'Beställ registerutdrag', href: nyttRegisterutdragPath, slag: 'primar' }],
  rader: rader.map((u) => ({
    nummer: [lank(String(u.nummer), url(registerutdragPath, { utdragId: u.id }), 'registerutdrag')],
    diarienummer: u.diarienummer,
    bestalld: [dagenAv(u.bestalldAt)],
    av: u.bestalldAv,
    status: statusFor(lageFor(u, nu)),
  })),
  sidvaljare: sidvaljare(sida, antalSidor(traffar), (n) =>
    url(registerutdragenPath, {}, { sida: n === 1 ? '' : String(n) }),
  ),
  tomt:
    traffar > 0
      ? null
      : {
          rubrik: 'Inget utdrag är beställt',
          text: 'När någon har beställt ett registerutdrag står det här.',
        },
});

interface Utdragssida extends Page {
  readonly status: Status;
  readonly fakta: readonly Faktarad[];
  /** Null for one who may not decide. */
  readonly beslut: Beslutsdel | null;
  /** Address of the fetching; null when there is nothing for the reader to fetch. */
  readonly hamta: string | null;
  readonly text: string | null;
}
export const registerutdragPage = page<Utdragssida>('registerutdrag/registerutdrag');

const rad = (rubrik: string, text: Text | null): Faktarad[] => (text === null ? [] : [{ rubrik, text }]);
const stunden = (at: Date | null, av: string | null = null): string | null => {
  if (at === null) return null;
  return av === null ? tidpunkt(at) : `${tidpunkt(at)} av ${av}`;
};
const svar = { utdrag: 'Utdrag lämnat', inget_finns: 'Inget finns' } as const;

/** The birth date for the one who typed the number; the other types it from the request. */
const numret = ({ fodd }: Registerutdrag, arBestallaren: boolean): Text => {
  if (fodd === null) return 'Raderat ur beställningen';
  return arBestallaren ? [maskerat(fodd)] : 'Visas inte. Det står i begäran.';
};

const fakta = (u: Registerutdrag, arBestallaren: boolean): Faktarad[] => [
  ...rad('Personnummer', numret(u, arBestallaren)),
  ...rad('Diarienummer', u.diarienummer),
  ...rad('Begärt av', grundText[u.grund]),
  ...rad('Beställt', stunden(u.bestalldAt, u.bestalldAv)),
  ...rad(u.beslut === 'nekad' ? 'Nekat' : 'Godkänt', stunden(u.beslutadAt, u.beslutadAv)),
  ...rad('Skäl', u.skal && nekandeskalText[u.skal]),
  ...rad('Hämtas senast', stunden(u.hamtasSenast)),
  ...rad('Hämtat', stunden(u.hamtadAt)),
  ...rad('Svar', u.utfall && svar[u.utfall]),
];

interface Lasare {
  readonly form: Form;
  readonly lasareId: string;
  readonly omMig: boolean;
  readonly gjort: unknown;
  readonly nu: Date;
}

const gjorda: Readonly<Record<string, string>> = {
  bestallt: 'Utdraget är beställt. Be en annan handläggare att godkänna det.',
  beslutat: 'Beslutet är sparat.',
};

const vantetext = (lage: Utdragslage, arBestallaren: boolean, omMig: boolean): string | null => {
  const hinder = provaBeslut(lage, { arBestallaren, omSigSjalv: omMig });
  if (lage === 'vantar') return hinder === null ? null : utdragshinderText[hinder];
  if (lage === 'att_hamta') return arBestallaren ? null : utdragshinderText.inte_bestallaren;
  return null;
};

/** One order: what is known of it, and what the reader can do. */
export const registerutdragModel = (
  u: Registerutdrag,
  { form, lasareId, omMig, gjort, nu }: Lasare,
): Utdragssida => {
  const lage = lageFor(u, nu);
  const arBestallaren = u.bestalldAvId === lasareId;
  const far = provaBeslut(lage, { arBestallaren, omSigSjalv: omMig }) === null;
  const adress = url(registerutdragPath, { utdragId: u.id });
  return {
    titel: `Registerutdrag ${String(u.nummer)}`,
    rubrik: `Registerutdrag ${String(u.nummer)}`,
    ingress: [u.diarienummer],
    smulor: [...smulor, { text: 'Registerutdrag', href: registerutdragenPath }, { text: String(u.nummer) }],
    meddelande: klartText(gjorda, gjort),
    fel: felsammanfattning(form, ['personnummer', 'skal']),
    status: statusFor(lage),
    fakta: fakta(u, arBestallaren),
    beslut: far ? beslutsdel(form, adress, skalen) : null,
    hamta: lage === 'att_hamta' && arBestallaren ? url(hamtningPath, { utdragId: u.id }) : null,
    text: vantetext(lage, arBestallaren, omMig),
  };
};
